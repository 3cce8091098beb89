package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Endpoints of the management port. */
@SuppressWarnings("MethodName")
class ManagementPortTest {

    private static @Nullable RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of("MANAGEMENT_PORT", "0"));
    }

    @AfterAll
    static void stop() throws IOException {
        Objects.requireNonNull(service).close();
    }

    @Test
    void operators_see_health_build_and_metrics_there_and_nothing_else() {
        assertThat(operator().get("/actuator/health").json().get("status").asString())
                .isEqualTo("UP");
        assertThat(operator().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(operator().get("/actuator/info").status()).isEqualTo(200);
        assertThat(operator().get("/actuator/metrics").body()).contains("hikaricp.connections", "jvm.memory.used");
        assertThat(operator().get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes{");
        for (String closed : List.of("/actuator/env", "/actuator/heapdump", "/actuator/loggers", "/users", "/docs")) {
            assertThat(operator().get(closed).problem()).isEqualTo("not-found");
        }
    }

    @Test
    void the_probes_answer_there_as_well_whatever_the_other_port_is_busy_with() {
        for (String probe : List.of("/livez", "/readyz")) {
            assertThat(operator().get(probe).body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void operators_see_how_many_requests_are_at_work_and_how_many_were_refused() {
        caller().get("/users");

        assertThat(operator().get("/actuator/prometheus").body())
                .contains(
                        "admission_requests_at_work{class=\"list\"} 0.0",
                        "admission_requests_waiting{class=\"sign-in\"} 0.0",
                        "admission_requests_refused_total{class=\"read\"} 0.0");
    }

    @Test
    void operators_see_how_many_messages_were_left_out() {
        RepeatedMessages messages = Objects.requireNonNull(service).bean(RepeatedMessages.class);
        Logger logger = (Logger) LoggerFactory.getLogger(ManagementPortTest.class);
        long before = messages.leftOut(Level.ERROR);
        for (int i = 0; i < RepeatedMessages.MOST + 2; i++) {
            FilterReply unused = messages.decide(null, logger, Level.ERROR, "again", null, null);
        }

        // At least: another service of this JVM may log too much at the same moment.
        assertThat(messages.leftOut(Level.ERROR)).isGreaterThanOrEqualTo(before + 2);
        assertThat(leftOutByMetrics()).isGreaterThanOrEqualTo(before + 2.0);
    }

    @Test
    void its_answers_look_like_all_others() {
        Http.Response response = operator().get("/actuator/health");

        assertThat(response.header("X-Request-Id")).isNotEmpty();
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Server")).isEmpty();
        assertThat(operator().post("/actuator/health", "{}").problem()).isEqualTo("method-not-allowed");
    }

    @Test
    void what_is_refused_before_it_is_read_looks_like_all_others() {
        Http.Response refused = operator().get("//actuator/env");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("X-Request-Id")).isNotEmpty();
        assertThat(refused.header("Content-Security-Policy")).isNotEmpty();
    }

    @Test
    void nothing_is_echoed() {
        Http.Response traced =
                operator().send("TRACE", "/actuator/health", BodyPublishers.noBody(), "X-Secret", "hush");

        assertThat(traced.status()).as(traced.body()).isEqualTo(405);
        assertThat(traced.body()).doesNotContain("hush");
    }

    @Test
    void a_preflight_opens_nothing_and_does_not_name_trace() {
        Http.Response preflight = operator()
                .send(
                        "OPTIONS",
                        "/actuator/health",
                        BodyPublishers.noBody(),
                        "Origin",
                        "https://app.masthead.test",
                        "Access-Control-Request-Method",
                        "GET");

        assertThat(preflight.header("Allow")).doesNotContain("TRACE");
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void callers_of_the_api_see_no_more_than_without_it() {
        for (String hidden : List.of("/actuator", "/actuator/health", "/actuator/prometheus")) {
            assertThat(caller().get(hidden).problem()).isEqualTo("not-found");
        }
        assertThat(caller().get("/readyz").status()).isEqualTo(200);
    }

    @Test
    void it_listens_on_this_machine_alone() {
        Http elsewhere = Objects.requireNonNull(service).management("127.0.0.2");

        assertThatThrownBy(() -> elsewhere.get("/actuator/health")).hasCauseInstanceOf(IOException.class);
    }

    /** What a browser of this machine sends for a page whose name has been pointed to 127.0.0.1. */
    @Test
    void it_responds_to_names_of_this_machine_alone() throws IOException {
        for (String own : List.of("localhost", "127.0.0.1:9000", "[::1]:9000")) {
            assertThat(statusLine(own)).startsWith("HTTP/1.1 200");
        }
        for (String foreign : List.of("rebound.example", "rebound.example:9000", "192.0.2.1")) {
            assertThat(statusLine(foreign)).startsWith("HTTP/1.1 400");
        }
    }

    /** Raw: the client of the JDK chooses the host itself. */
    private static String statusLine(String host) throws IOException {
        String[] address = operator().address().split(":", -1);
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("GET /actuator/prometheus HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void requests_are_timed_by_the_pattern_of_their_address() {
        caller().get("/users/4711");

        assertThat(operator().get("/actuator/prometheus").body())
                .contains("http_server_requests_seconds_count{", "uri=\"/users/{user_id}\"", "status=\"404\"");
    }

    @Test
    void nothing_that_a_caller_sends_becomes_a_label() {
        caller().get("/users/0815123?token=sesame");
        caller().get("/nowhere/sesame");
        caller().get("/users//sesame");
        caller().get("/users/sesame/posts");
        caller().withToken("sesame").get("/users/7");
        caller().send("SESAME", "/users", BodyPublishers.noBody());
        caller().send("GET", "/users", BodyPublishers.noBody(), "X-Request-Id", "sesame", "User-Agent", "sesame");

        assertThat(operator().get("/actuator/prometheus").body())
                .contains("uri=\"NOT_FOUND\"", "method=\"_OTHER\"")
                .doesNotContainIgnoringCase("sesame")
                .doesNotContain("0815123");
    }

    @Test
    void says_which_port_is_taken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Map<String, String> settings = Map.of("MANAGEMENT_PORT", Integer.toString(taken.getLocalPort()));

            assertThatThrownBy(() -> RunningService.start(settings).close())
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("set MANAGEMENT_PORT to a free port");
        }
    }

    private static Http caller() {
        return Objects.requireNonNull(service).http();
    }

    private static double leftOutByMetrics() {
        String name = "log_messages_left_out_total{level=\"error\"} ";
        return operator()
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    private static Http operator() {
        return Objects.requireNonNull(service).management("127.0.0.1");
    }
}
