package io.masthead.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName") // tests are named by behaviour
class PacedStreamTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int RATE = PacedStream.LEAST_RATE;

    @Test
    void a_body_that_drips_is_refused_after_ten_seconds() throws IOException {
        PacedStream stream = stream(Duration.ofDays(1));
        for (int second = 1; second < 10; second++) {
            stream.count(1, SECOND);
        }

        assertThatThrownBy(() -> stream.count(1, SECOND)).isInstanceOf(BodyTooSlow.class);
    }

    @Test
    void what_came_fast_before_does_not_count_for_later() throws IOException {
        PacedStream stream = stream(Duration.ofDays(1));
        stream.count(1_000_000, 10 * SECOND);

        assertThatThrownBy(() -> stream.count(RATE, 10 * SECOND)).isInstanceOf(BodyTooSlow.class);
    }

    @Test
    void a_steady_body_takes_as_long_as_it_may() throws IOException {
        PacedStream stream = stream(Duration.ofSeconds(30));
        for (int second = 1; second <= 30; second++) {
            stream.count(RATE, SECOND);
        }

        assertThatThrownBy(() -> stream.count(RATE, 1)).isInstanceOf(BodyTooSlow.class);
    }

    @Test
    void the_end_of_a_body_is_never_late() throws IOException {
        PacedStream stream = stream(Duration.ofSeconds(30));

        stream.count(-1, 40 * SECOND);

        assertThat(stream.readAllBytes()).isEmpty();
    }

    @Test
    void a_body_that_stops_is_too_slow() {
        PacedStream stream = new PacedStream(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new SocketTimeoutException();
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        throw new SocketTimeoutException();
                    }
                },
                Duration.ofSeconds(30));

        assertThatThrownBy(stream::read).isInstanceOf(BodyTooSlow.class);
    }

    @Test
    void the_rest_of_a_body_is_skipped_for_a_few_seconds_and_bytes() {
        AtomicLong now = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                now.addAndGet(SECOND);
                return length;
            }
        };
        PacedStream stream = new PacedStream(endless, Duration.ofDays(1), now::get);

        assertThat(stream.skipRest(10 * RATE, Duration.ofDays(1)))
                .as("more bytes")
                .isFalse();
        assertThat(now).hasValue(5 * SECOND);
        assertThat(stream.skipRest(Long.MAX_VALUE, Duration.ofSeconds(3)))
                .as("more time")
                .isFalse();
        assertThat(now).hasValue((5 + 4) * SECOND);
        assertThat(stream.skipRest(Long.MAX_VALUE, Duration.ofDays(1)))
                .as("it is too slow already")
                .isFalse();
        assertThat(now).hasValue((5 + 4) * SECOND);
    }

    @Test
    void the_rest_of_a_body_that_ends_is_skipped() {
        PacedStream stream = new PacedStream(new ByteArrayInputStream(new byte[5_000]), Duration.ofDays(1));

        assertThat(stream.skipRest(10_000, Duration.ofSeconds(5))).isTrue();
    }

    private static PacedStream stream(Duration longest) {
        return new PacedStream(new ByteArrayInputStream(new byte[0]), longest);
    }
}
