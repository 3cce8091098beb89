package io.masthead.testkit.sabotage;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes two who do the same at once do it at the very same time, so that a race is lost whenever it can be. */
final class Crowd {

    private final CyclicBarrier two = new CyclicBarrier(2);

    /** Returns what somebody just read, when somebody else has read it, too; or after a moment, if nobody comes. */
    <T> T afterAll(T read) {
        try {
            two.await(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | BrokenBarrierException alone) {
            two.reset();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return read;
    }
}
