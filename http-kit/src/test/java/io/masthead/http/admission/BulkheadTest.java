package io.masthead.http.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("MethodName") // tests are named by behaviour
class BulkheadTest {

    private static final String CLIENT = "192.0.2.1";
    private static final String RESOURCE = "posts";
    private static final String OTHER = "192.0.2.2";
    private static final Duration OVERLOAD_WAIT = Duration.ofMillis(100);
    private static final Duration SHORT_WAIT = Duration.ofMillis(20);

    private final Bulkhead bulkhead = bulkhead(1, new AtomicLong());

    @Test
    void requests_get_their_permits_in_the_order_of_arrival() throws Exception {
        Runnable release = bulkhead.acquire(CLIENT, RESOURCE).orElseThrow();
        List<Integer> order = new CopyOnWriteArrayList<>();
        List<Future<?>> requests = new ArrayList<>();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 1; number <= 5; number++) {
                int arrived = number;
                requests.add(others.submit(() -> {
                    Runnable done = bulkhead.acquire(CLIENT, RESOURCE).orElseThrow();
                    order.add(arrived);
                    done.run();
                }));
                waitUntilWaiting(bulkhead, number);
            }
            release.run();
            for (Future<?> request : requests) {
                Object unused = request.get();
            }
        }

        assertThat(order).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void clients_get_permits_in_turns_however_many_requests_one_of_them_has() throws Exception {
        Runnable release = bulkhead.acquire(CLIENT, RESOURCE).orElseThrow();
        List<String> order = new CopyOnWriteArrayList<>();
        List<Future<?>> requests = new ArrayList<>();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String client : List.of("greedy", "greedy", "greedy", "modest", "greedy", "modest")) {
                requests.add(others.submit(() -> {
                    Runnable done = bulkhead.acquire(client, RESOURCE).orElseThrow();
                    order.add(client);
                    done.run();
                }));
                waitUntilWaiting(bulkhead, requests.size());
            }
            release.run();
            for (Future<?> request : requests) {
                Object unused = request.get();
            }
        }

        assertThat(order).containsExactly("greedy", "modest", "greedy", "modest", "greedy", "greedy");
        assertThat(bulkhead.usage()).isEqualTo(new Usage(0, 0, 0));
    }

    @Test
    void a_request_without_a_permit_is_refused_after_a_second() throws Exception {
        AtomicLong now = new AtomicLong();
        Bulkhead timed = bulkhead(1, now);
        Runnable release = timed.acquire(CLIENT, RESOURCE).orElseThrow();
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Runnable>> waits = other.submit(() -> timed.acquire(CLIENT, RESOURCE));
            waitUntilWaiting(timed, 1);

            now.set(Admission.LONGEST_WAIT.toNanos() - 1);
            timed.refuseLate();
            assertThat(timed.waiting()).isEqualTo(1);
            now.set(Admission.LONGEST_WAIT.toNanos());
            timed.refuseLate();
            assertThat(waits.get()).isEmpty();
        }
        assertThat(timed.waiting()).isZero();
        release.run();
        assertThat(timed.acquire(CLIENT, RESOURCE)).isPresent();
    }

    @Test
    void no_permit_is_lost_where_requests_are_refused_while_others_release() throws Exception {
        AtomicLong now = new AtomicLong();
        Bulkhead timed = bulkhead(2, now);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> requests = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                requests.add(others.submit(() -> {
                    Optional<Runnable> permit = timed.acquire(CLIENT, RESOURCE);
                    Thread.onSpinWait();
                    permit.ifPresent(Runnable::run);
                }));
                now.addAndGet(Admission.LONGEST_WAIT.toNanos() / 4);
                timed.refuseLate();
            }
            for (Future<?> request : requests) {
                Object unused = request.get();
            }
        }

        assertThat(timed.acquire(CLIENT, RESOURCE)).isPresent();
        assertThat(timed.acquire(OTHER, RESOURCE)).isPresent();
        assertThat(timed.waiting()).isZero();
    }

    @Test
    void a_client_never_holds_all_of_several_permits_however_long_it_keeps_them() throws Exception {
        Bulkhead several = bulkhead(3, new AtomicLong());
        Runnable first = several.acquire(CLIENT, RESOURCE).orElseThrow();
        Runnable second = several.acquire(CLIENT, RESOURCE).orElseThrow();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Runnable>> third = others.submit(() -> several.acquire(CLIENT, RESOURCE));
            waitUntilWaiting(several, 1);

            Runnable ofOther = several.acquire(OTHER, RESOURCE).orElseThrow();
            ofOther.run();
            assertThat(third).as("the reserve is for others").isNotDone();

            first.run();
            third.get().orElseThrow().run();
        }
        second.run();
        assertThat(several.usage()).isEqualTo(new Usage(0, 0, 0));
    }

    @Test
    void a_first_request_waits_for_less_where_the_turns_of_other_clients_take_longer() throws Exception {
        AtomicLong now = new AtomicLong();
        Bulkhead timed = bulkhead(1, now);
        hold(timed, now, 1_000, Duration.ofMillis(10));
        Runnable release = timed.acquire(CLIENT, RESOURCE).orElseThrow();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Runnable>>> requests = new ArrayList<>();
            for (int number = 1; number <= 12; number++) {
                String client = "198.51.100." + number;
                requests.add(others.submit(() -> timed.acquire(client, RESOURCE)));
                waitUntilWaiting(timed, number);
            }
            now.addAndGet(OVERLOAD_WAIT.toNanos());
            timed.refuseLate();

            assertThat(timed.usage())
                    .as("seven have more than four turns before them")
                    .isEqualTo(new Usage(1, 5, 7));
            now.addAndGet(Admission.LONGEST_WAIT.toNanos());
            timed.refuseLate();
            for (Future<Optional<Runnable>> request : requests) {
                assertThat(request.get()).isEmpty();
            }
        }
        release.run();
    }

    @Test
    void a_queue_is_no_longer_than_four_turns_of_fast_work_or_slow_unless_it_ends_at_once() {
        AtomicLong now = new AtomicLong();
        Bulkhead timed = bulkhead(2, now);
        assertThat(timed.longestWait(1_000, 0)).as("before anything is known").isEqualTo(Admission.LONGEST_WAIT);

        hold(timed, now, 1_000, Duration.ofMillis(6));
        assertThat(timed.longestWait(8, 0)).isEqualTo(Admission.LONGEST_WAIT);
        assertThat(timed.longestWait(9, 0)).isEqualTo(SHORT_WAIT);

        hold(timed, now, 1_000, Duration.ofMillis(1));
        assertThat(timed.longestWait(38, 0)).as("19 ms").isEqualTo(Admission.LONGEST_WAIT);
        assertThat(timed.longestWait(42, 0)).as("21 ms").isEqualTo(SHORT_WAIT);

        hold(timed, now, 1_000, Duration.ofMillis(800));
        assertThat(timed.longestWait(8, 0)).isEqualTo(Admission.LONGEST_WAIT);
        assertThat(timed.longestWait(9, 0)).isEqualTo(SHORT_WAIT);
    }

    @Test
    void the_more_requests_of_a_client_wait_the_later_the_next_one_is_refused() {
        AtomicLong now = new AtomicLong();
        Bulkhead timed = bulkhead(2, now);
        hold(timed, now, 1_000, Duration.ofMillis(10));

        assertThat(timed.longestWait(100, 4)).isEqualTo(Duration.ofMillis(40));
        assertThat(timed.longestWait(1_000, 1_000)).isEqualTo(OVERLOAD_WAIT);
    }

    @Test
    void a_resource_never_holds_the_last_two_of_several_permits_so_that_the_same_client_can_use_another()
            throws Exception {
        Bulkhead several = bulkhead(6, new AtomicLong());
        List<Runnable> held = IntStream.range(0, 4)
                .mapToObj(number -> several.acquire(CLIENT, RESOURCE).orElseThrow())
                .toList();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Runnable>> locked = others.submit(() -> several.acquire(CLIENT, RESOURCE));
            Future<Optional<Runnable>> lockedOfOther = others.submit(() -> several.acquire(OTHER, RESOURCE));
            waitUntilWaiting(several, 2);

            Runnable first = several.acquire(CLIENT, "users").orElseThrow();
            Future<Optional<Runnable>> second = others.submit(() -> several.acquire(CLIENT, "users"));
            waitUntilWaiting(several, 3);
            first.run();
            second.get().orElseThrow().run();
            assertThat(several.usage()).as("both wait for a resource").isEqualTo(new Usage(4, 2, 0));

            held.forEach(Runnable::run);
            locked.get().orElseThrow().run();
            lockedOfOther.get().orElseThrow().run();
        }
        assertThat(several.usage()).isEqualTo(new Usage(0, 0, 0));
    }

    @Test
    void more_permits_go_to_those_who_wait() throws Exception {
        Bulkhead growing = bulkhead(2, new AtomicLong());
        Runnable first = growing.acquire(CLIENT, RESOURCE).orElseThrow();
        Runnable ofOther = growing.acquire(OTHER, RESOURCE).orElseThrow();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Runnable>>> waiting = new ArrayList<>();
            for (int number = 1; number <= 3; number++) {
                waiting.add(others.submit(() -> growing.acquire(CLIENT, RESOURCE)));
                waitUntilWaiting(growing, number);
            }
            growing.resize(4);
            assertThat(growing.usage()).isEqualTo(new Usage(4, 1, 0));
            growing.resize(4);
            assertThat(growing.usage()).as("nothing has changed").isEqualTo(new Usage(4, 1, 0));

            first.run();
            for (Future<Optional<Runnable>> request : waiting) {
                request.get().orElseThrow().run();
            }
        }
        ofOther.run();
        assertThat(growing.usage()).isEqualTo(new Usage(0, 0, 0));
    }

    @Test
    void where_there_are_fewer_permits_a_client_that_holds_more_keeps_no_other_waiting() throws Exception {
        Bulkhead shrinking = bulkhead(8, new AtomicLong());
        List<Runnable> held = IntStream.range(0, 7)
                .mapToObj(number ->
                        shrinking.acquire(CLIENT, "resource " + number).orElseThrow())
                .toList();
        shrinking.resize(3);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Runnable>> own = others.submit(() -> shrinking.acquire(CLIENT, RESOURCE));
            waitUntilWaiting(shrinking, 1);
            Runnable ofOther = shrinking.acquire(OTHER, RESOURCE).orElseThrow();
            Future<Optional<Runnable>> second = others.submit(() -> shrinking.acquire(OTHER, RESOURCE));
            waitUntilWaiting(shrinking, 2);

            held.subList(0, 5).forEach(Runnable::run);
            assertThat(shrinking.usage()).as("two and one are left").isEqualTo(new Usage(3, 2, 0));
            held.get(5).run();
            assertThat(shrinking.usage()).as("whose turn it is").isEqualTo(new Usage(3, 1, 0));
            ofOther.run();
            held.get(6).run();
            second.get().orElseThrow().run();
            own.get().orElseThrow().run();
        }
        assertThat(shrinking.usage()).isEqualTo(new Usage(0, 0, 0));
    }

    private static Bulkhead bulkhead(int number, AtomicLong now) {
        return new Bulkhead(number, true, OVERLOAD_WAIT, Admission.LONGEST_WAIT, now::get);
    }

    private static void waitUntilWaiting(Bulkhead bulkhead, int number) {
        while (bulkhead.waiting() < number) {
            Thread.onSpinWait();
        }
    }

    private static void hold(Bulkhead bulkhead, AtomicLong now, int times, Duration time) {
        IntStream.range(0, times).forEach(number -> {
            Runnable release = bulkhead.acquire(CLIENT, RESOURCE).orElseThrow();
            now.addAndGet(time.toNanos());
            release.run();
        });
    }
}
