package io.masthead.testkit.sabotage;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Barrier that synchronizes two concurrent readers, so that a race condition always shows. */
final class RaceBarrier {

    private final CyclicBarrier barrier = new CyclicBarrier(2);

    /** It runs the tests, and is alone in all of those that start no threads. */
    private final Thread alone = Thread.currentThread();

    /** Returns the value once both threads have read theirs, or after a timeout if there is no second one. */
    <T> T afterBoth(T read) {
        if (Thread.currentThread().equals(alone)) {
            return read;
        }
        try {
            barrier.await(5, TimeUnit.SECONDS);
        } catch (TimeoutException | BrokenBarrierException withoutOther) {
            barrier.reset();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return read;
    }
}
