package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service whose collector accepts a connection or two, and says nothing. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("MethodName")
class UnreachableCollectorTest {

    /** More spans than the exporter holds before it drops some. */
    private static final int REQUESTS = 3_000;

    /** Less than an attempt to send takes. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Tag("thorough")
    @Test
    void a_collector_that_is_silent_costs_no_request_anything() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningService service = RunningService.start(
                        Map.of("OTLP_ENDPOINT", "http://127.0.0.1:" + silent.getLocalPort(), "TRACE_SAMPLING", "1"))) {
            Http http = Http.undescribed("http://" + service.http().address());
            for (int request = 0; request < REQUESTS; request++) {
                long start = System.nanoTime();

                assertThat(http.get("/posts?limit=1").status()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
            }
        }
    }
}
