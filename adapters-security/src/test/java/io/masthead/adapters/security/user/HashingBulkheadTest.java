package io.masthead.adapters.security.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.Overloaded;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class HashingBulkheadTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch done = new CountDownLatch(1);

    @AfterEach
    void endThreads() {
        done.countDown();
        threads.close();
    }

    @Test
    void never_lets_more_in_than_there_are_places() throws Exception {
        var bulkhead = new HashingBulkhead(3, LONG);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();

        List<Future<Integer>> all = IntStream.range(0, 200)
                .mapToObj(i -> threads.submit(() -> bulkhead.run(() -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    // Waits for another thread, so that all others get a chance to enter, too.
                    CompletableFuture.runAsync(() -> {}, threads).join();
                    return inside.decrementAndGet();
                })))
                .toList();
        for (Future<Integer> one : all) {
            one.get();
        }

        assertThat(most.get()).isBetween(1, 3);
        assertThat(inside.get()).isZero();
    }

    @Test
    void leaves_the_carriers_of_virtual_threads_to_others() throws Exception {
        var bulkhead = new HashingBulkhead(1, LONG);

        boolean virtual = threads.submit(
                        () -> bulkhead.run(() -> Thread.currentThread().isVirtual()))
                .get();

        assertThat(virtual).isFalse();
    }

    @Test
    void turns_away_who_waits_too_long() throws Exception {
        var bulkhead = new HashingBulkhead(2, Duration.ofMillis(20));
        Future<Boolean> first = occupyOne(bulkhead);
        Future<Boolean> second = occupyOne(bulkhead);

        assertThatThrownBy(() -> bulkhead.run(() -> true)).isInstanceOf(Overloaded.class);

        done.countDown();
        assertThat(first.get()).isTrue();
        assertThat(second.get()).isTrue();
        assertThat(bulkhead.run(() -> true)).isTrue();
    }

    @Test
    void turns_away_who_is_interrupted_and_says_so() {
        var bulkhead = new HashingBulkhead(1, LONG);
        Future<Boolean> occupied = occupyOne(bulkhead);

        Future<Boolean> interrupted = threads.submit(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> bulkhead.run(() -> true)).isInstanceOf(Overloaded.class);
            return Thread.currentThread().isInterrupted();
        });

        assertThat(interrupted).succeedsWithin(LONG).isEqualTo(true);
        done.countDown();
        assertThat(occupied).succeedsWithin(LONG);
    }

    @Test
    void loses_no_place_to_failures() {
        var bulkhead = new HashingBulkhead(2, Duration.ofMillis(20));

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> bulkhead.run(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(bulkhead.run(() -> bulkhead.run(() -> true))).isTrue();
    }

    @Test
    void loses_no_place_to_who_was_turned_away() throws ExecutionException, InterruptedException {
        var bulkhead = new HashingBulkhead(1, Duration.ofMillis(5));
        Future<Boolean> occupied = occupyOne(bulkhead);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> bulkhead.run(() -> true)).isInstanceOf(Overloaded.class);
        }

        done.countDown();
        occupied.get();

        assertThat(bulkhead.run(() -> true)).isTrue();
    }

    /** Returns once the permit is taken. */
    private Future<Boolean> occupyOne(HashingBulkhead bulkhead) {
        var taken = new CountDownLatch(1);
        Future<Boolean> occupied = threads.submit(() -> bulkhead.run(() -> {
            taken.countDown();
            return awaitDone();
        }));
        assertThat(threads.submit(() -> {
                    taken.await();
                    return true;
                }))
                .succeedsWithin(LONG);
        return occupied;
    }

    private boolean awaitDone() {
        try {
            done.await();
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
