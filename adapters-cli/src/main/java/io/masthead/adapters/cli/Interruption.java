package io.masthead.adapters.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts a thread when a signal ends the process, and lets the process end when the thread has cleaned up. Without
 * {@link #prepare}, a signal ends the process at once.
 */
final class Interruption implements AutoCloseable {

    /** Longer than a server takes to stop. */
    private static final int SECONDS_TO_CLEAN_UP = 100;

    private final Thread thread;
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private final CountDownLatch cleanedUp = new CountDownLatch(1);

    Interruption(Thread thread) {
        this.thread = thread;
    }

    void prepare() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt() {
        thread.interrupt();
        try {
            boolean unused = cleanedUp.await(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process end: the thread has cleaned up, and said so. */
    @Override
    public void close() {
        cleanedUp.countDown();
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending, and has been waiting for this.
        }
    }
}
