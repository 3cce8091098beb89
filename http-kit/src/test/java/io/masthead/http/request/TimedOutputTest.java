package io.masthead.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName") // tests are named by behaviour
class TimedOutputTest {

    private final ByteArrayOutputStream response = new ByteArrayOutputStream();
    private final AtomicInteger late = new AtomicInteger();

    @Test
    void writes_while_there_is_time() throws IOException {
        TimedOutput output = new TimedOutput(response, Duration.ofDays(1), late::incrementAndGet);

        output.write(new byte[10]);
        output.write(1);

        assertThat(response.size()).isEqualTo(11);
        assertThat(late).hasValue(0);
    }

    @Test
    void fails_afterwards_and_is_counted_once() {
        TimedOutput output = new TimedOutput(response, Duration.ofNanos(-1), late::incrementAndGet);

        assertThatThrownBy(() -> output.write(1)).isInstanceOf(ResponseTimedOut.class);
        assertThatThrownBy(() -> output.write(new byte[10])).isInstanceOf(ResponseTimedOut.class);

        assertThat(response.size()).isZero();
        assertThat(late).hasValue(1);
    }
}
