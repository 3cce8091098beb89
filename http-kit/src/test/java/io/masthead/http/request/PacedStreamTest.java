package io.masthead.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName") // tests are named by behaviour
class PacedStreamTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int RATE = 1000;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 7); // which overflows, as System.nanoTime may
    private final Arriving body = new Arriving();
    private final AtomicInteger late = new AtomicInteger();

    @Test
    void a_body_that_drips_is_refused_after_ten_seconds() throws IOException {
        PacedStream stream = stream(Duration.ofDays(1));
        for (int second = 1; second < 10; second++) {
            read(stream, 1, SECOND);
        }

        assertThatThrownBy(() -> read(stream, 1, SECOND)).isInstanceOf(BodyTooSlow.class);
    }

    @Test
    void what_came_fast_before_does_not_count_for_later() throws IOException {
        PacedStream stream = stream(Duration.ofDays(1));
        read(stream, 1_000_000, SECOND.multipliedBy(10));

        assertThatThrownBy(() -> read(stream, RATE, SECOND.multipliedBy(10))).isInstanceOf(BodyTooSlow.class);
    }

    @Test
    void a_steady_body_takes_as_long_as_it_may() throws IOException {
        PacedStream stream = stream(Duration.ofSeconds(30));
        for (int second = 1; second <= 30; second++) {
            read(stream, RATE, SECOND);
        }

        assertThatThrownBy(() -> read(stream, RATE, Duration.ofNanos(1))).isInstanceOf(BodyTooSlow.class);
    }

    @Test
    void what_the_service_is_busy_with_counts_for_the_whole_time_but_not_for_the_throughput() throws IOException {
        PacedStream stream = stream(Duration.ofSeconds(60));
        for (int pause = 1; pause <= 3; pause++) {
            now.addAndGet(SECOND.multipliedBy(19).toNanos());
            read(stream, 1, SECOND);
        }

        assertThatThrownBy(() -> read(stream, 1, Duration.ofNanos(1))).isInstanceOf(BodyTooSlow.class);
    }

    @Test
    void the_end_of_a_body_is_never_late() throws IOException {
        PacedStream stream = stream(Duration.ofSeconds(30));

        assertThat(read(stream, -1, Duration.ofSeconds(40))).isEqualTo(-1);
    }

    @Test
    void a_body_that_stops_is_too_slow_and_counted() {
        PacedStream stream = stream(Duration.ofSeconds(30));
        body.isSilent = true;

        assertThatThrownBy(stream::read).isInstanceOf(BodyTooSlow.class);

        assertThat(late).hasValue(1);
    }

    @Test
    void the_rest_of_a_body_is_skipped_for_a_few_seconds_and_bytes() {
        long begin = now.get();
        PacedStream stream = stream(Duration.ofDays(1));
        body.isEndless = true;
        body.time = SECOND;

        assertThat(stream.skipRest(10 * RATE, Duration.ofDays(1)))
                .as("more bytes")
                .isFalse();
        long afterBytes = now.get() - begin;
        assertThat(stream.skipRest(Long.MAX_VALUE, Duration.ofSeconds(3)))
                .as("more time")
                .isFalse();
        assertThat(now.get() - begin)
                .isEqualTo(afterBytes + SECOND.multipliedBy(4).toNanos());
        assertThat(stream.skipRest(Long.MAX_VALUE, Duration.ofDays(1)))
                .as("it is too slow already")
                .isFalse();
        assertThat(now.get() - begin)
                .isEqualTo(afterBytes + SECOND.multipliedBy(4).toNanos());
        assertThat(late).as("not a late body").hasValue(0);
    }

    @Test
    void the_rest_of_a_body_that_ends_is_skipped() {
        PacedStream stream =
                new PacedStream(new ByteArrayInputStream(new byte[5_000]), Duration.ofDays(1), RATE, () -> {});

        assertThat(stream.skipRest(10_000, Duration.ofSeconds(5))).isTrue();
    }

    private PacedStream stream(Duration longest) {
        return new PacedStream(body, longest, RATE, late::incrementAndGet, now::get);
    }

    private int read(PacedStream stream, int received, Duration time) throws IOException {
        body.next = received;
        body.time = time;
        return stream.read(new byte[1], 0, 1);
    }

    /** Says that so many octets have arrived after a time. */
    private final class Arriving extends InputStream {

        private int next;
        private Duration time = Duration.ZERO;
        private boolean isSilent;
        private boolean isEndless;

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (isSilent) {
                throw new SocketTimeoutException();
            }
            now.addAndGet(time.toNanos());
            return isEndless ? length : next;
        }
    }
}
