package io.masthead.http.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.Overloaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("MethodName") // tests are named by behaviour
class AdmissionTest {

    private static final String CLIENT = "192.0.2.1";
    private static final int LISTS = 2;
    private static final int LISTS_ALONE = 4;

    private final AtomicLong now = new AtomicLong();
    private final Admission admission = new Admission(
            new AdmissionLimits(
                    Map.of(WorkClass.LIST, LISTS, WorkClass.READ, 1, WorkClass.WRITE, 1, WorkClass.IMPORT, 1),
                    LISTS_ALONE,
                    AdmissionLimits.USUAL_WAIT,
                    BytesInFlight.LEAST),
            now::get);

    @AfterEach
    void close() {
        admission.close();
    }

    @Test
    void lists_that_have_been_alone_for_a_second_have_more_permits() {
        pass(Admission.QUIET.minusNanos(1));
        assertThat(listsAtOnce()).isEqualTo(LISTS);
        pass(Duration.ofNanos(1));
        assertThat(listsAtOnce()).isEqualTo(LISTS_ALONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = WorkClass.class,
            names = {"READ", "WRITE", "IMPORT"})
    void an_operation_of_another_class_takes_them_back_until_a_second_after_its_end(WorkClass work) {
        pass(Admission.QUIET);
        Runnable release = admission.acquire(work, () -> CLIENT, "resource").orElseThrow();
        pass(Duration.ofHours(1));
        assertThat(listsAtOnce()).as("while it is at work").isEqualTo(LISTS);

        release.run();
        pass(Admission.QUIET.minusNanos(1));
        assertThat(listsAtOnce()).as("less than a second later").isEqualTo(LISTS);
        pass(Duration.ofNanos(1));
        assertThat(listsAtOnce()).isEqualTo(LISTS_ALONE);
    }

    @Test
    void a_look_up_a_probe_and_a_stream_leave_lists_alone() {
        pass(Admission.QUIET);
        Runnable probe =
                admission.acquire(WorkClass.PROBE, () -> CLIENT, "resource").orElseThrow();
        Runnable stream =
                admission.acquire(WorkClass.STREAM, () -> CLIENT, "resource").orElseThrow();
        List<Integer> beside = new ArrayList<>();
        admission.lookUp(() -> CLIENT, () -> {
            pass(Duration.ZERO);
            beside.add(listsAtOnce());
        });

        assertThat(beside).containsExactly(LISTS_ALONE);
        probe.run();
        stream.run();
    }

    @Test
    void a_look_up_takes_a_permit_of_a_read() throws Exception {
        Runnable read =
                admission.acquire(WorkClass.READ, () -> CLIENT, "resource").orElseThrow();
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> lookUp = other.submit(() -> admission.lookUp(() -> CLIENT, () -> {}));
            while (waiting(WorkClass.READ) == 0) {
                Thread.onSpinWait();
            }
            pass(Admission.LONGEST_WAIT);
            assertThatThrownBy(lookUp::get).hasCauseInstanceOf(Overloaded.class);
        }
        read.run();

        admission.lookUp(() -> CLIENT, () -> {});
    }

    @Test
    void a_batch_of_an_import_waits_for_30_s_however_many_others_wait() throws Exception {
        Runnable first =
                admission.acquire(WorkClass.IMPORT, () -> CLIENT, "resource").orElseThrow();
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> batch = other.submit(() -> admission.admitPart(WorkClass.IMPORT, () -> "another", () -> true));
            List<Future<?>> more = IntStream.rangeClosed(1, 40)
                    .<Future<?>>mapToObj(account -> other.submit(
                            () -> admission.admitPart(WorkClass.IMPORT, () -> "account " + account, () -> true)))
                    .toList();
            while (waiting(WorkClass.IMPORT) <= more.size()) {
                Thread.onSpinWait();
            }
            pass(Duration.ofSeconds(30).minusNanos(1));
            assertThat(waiting(WorkClass.IMPORT)).isEqualTo(1 + more.size());
            pass(Duration.ofNanos(1));
            assertThatThrownBy(batch::get).hasCauseInstanceOf(Overloaded.class);
            assertThat(more).allSatisfy(late -> assertThatThrownBy(late::get).hasCauseInstanceOf(Overloaded.class));
        }
        first.run();
    }

    @Test
    void a_part_that_fails_releases_its_permit() {
        for (int number = 1; number <= 2; number++) {
            assertThatThrownBy(() -> admission.admitPart(WorkClass.IMPORT, () -> CLIENT, () -> {
                        throw new IllegalStateException("a bug");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(admission.<Boolean>admit(WorkClass.IMPORT, () -> CLIENT, () -> true))
                .isTrue();
    }

    @Test
    void what_waits_at_the_end_is_refused() throws Exception {
        Runnable first =
                admission.acquire(WorkClass.READ, () -> CLIENT, "resource").orElseThrow();
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Runnable>> waits =
                    other.submit(() -> admission.acquire(WorkClass.READ, () -> CLIENT, "resource"));
            while (waiting(WorkClass.READ) == 0) {
                Thread.onSpinWait();
            }
            admission.close();
            assertThat(waits.get()).isEmpty();
        }
        first.run();
        assertThat(admission.acquire(WorkClass.READ, () -> CLIENT, "resource")).isEmpty();
    }

    private void pass(Duration time) {
        long unused = now.addAndGet(time.toNanos());
        admission.tick();
    }

    /** {@return how many lists get permits without waiting, one of each client} */
    private int listsAtOnce() {
        List<Runnable> held = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> requests = new ArrayList<>();
            for (int number = 1; number <= LISTS_ALONE + 1; number++) {
                String client = "198.51.100." + number;
                int arrived = number;
                requests.add(clients.submit(() -> {
                    Runnable release = admission
                            .acquire(WorkClass.LIST, () -> client, "resource")
                            .orElseThrow();
                    synchronized (held) {
                        held.add(release);
                    }
                }));
                while (usage(WorkClass.LIST).atWork() + usage(WorkClass.LIST).waiting() < arrived) {
                    Thread.onSpinWait();
                }
            }
            int atOnce = usage(WorkClass.LIST).atWork();
            while (requests.stream().anyMatch(request -> !request.isDone())) {
                synchronized (held) {
                    held.forEach(Runnable::run);
                    held.clear();
                }
            }
            held.forEach(Runnable::run);
            return atOnce;
        }
    }

    private int waiting(WorkClass work) {
        return usage(work).waiting();
    }

    private Usage usage(WorkClass work) {
        return Objects.requireNonNull(admission.usage().get(work));
    }
}
