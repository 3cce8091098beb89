package io.masthead.adapters.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Interrupts a thread when a signal ends the process, and lets the process end when the thread has cleaned up. */
final class Interruption {

    /** Longer than a server takes to stop. */
    private static final int SECONDS_TO_CLEAN_UP = 100;

    private final Thread thread;
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private final CountDownLatch cleanedUp = new CountDownLatch(1);

    private Interruption(Thread thread) {
        this.thread = thread;
    }

    /** Runs work in this thread; the process may end as soon as it returns. */
    static int of(IntSupplier work) {
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        try {
            return work.getAsInt();
        } finally {
            interruption.end();
        }
    }

    private void interrupt() {
        thread.interrupt();
        try {
            boolean unused = cleanedUp.await(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        cleanedUp.countDown();
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending, and has been waiting for this.
        }
    }
}
