package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators see, and pay for, where little or nothing is on, or the start or the collector fails. */
@SuppressWarnings("MethodName")
class QuietServiceIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    private Path directory;

    @Tag("thorough")
    @Test
    void without_a_collector_a_trace_goes_on_and_nothing_of_the_sdk_is_loaded()
            throws IOException, InterruptedException {
        // The extracted jar has a cache, which holds classes that nothing has loaded.
        try (ServiceProcess service = ServiceProcess.startJar(directory)) {
            Http http = service.awaitReady();
            Http.Response response = http.send(
                    "POST",
                    "/users",
                    BodyPublishers.ofString("{\"name\":\"Traced\",\"email\":\"traced@masthead.test\",\"age\":25}"),
                    "Content-Type",
                    "application/json",
                    "X-Request-Id",
                    "my-request",
                    "traceparent",
                    "00-" + TRACE + "-00f067aa0ba902b7-01");

            assertThat(response.header("traceparent"))
                    .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                    .doesNotContain("00f067aa0ba902b7");
            assertThat(http.get("/users/1").header("traceparent")).isEmpty();
            assertThat(service.output().lines())
                    .anyMatch(line -> line.contains("[my-request " + TRACE + "]") && line.contains("UserRegistered"));
            assertThat(service.output()).doesNotContain("GET /users/1");
            assertThat(service.diagnose("VM.class_hierarchy"))
                    .contains("io.masthead.bootstrap.Masthead")
                    .doesNotContain("io.opentelemetry.sdk", "io.opentelemetry.exporter", "io.opentelemetry.api");
        }
    }

    @Tag("thorough")
    @Test
    void a_collector_that_is_away_is_logged_once_and_no_request_notices() throws IOException, InterruptedException {
        Map<String, String> settings = Map.of("OTLP_ENDPOINT", "http://127.0.0.1:1", "TRACE_SAMPLING", "1");
        try (ServiceProcess service = ServiceProcess.start(directory, settings)) {
            Http http = service.awaitReady();
            assertThat(http.get("/posts").status()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(60)).until(() -> service.output().contains("takes no traces"));

            // Long enough for another export.
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .during(Duration.ofSeconds(7))
                    .until(() -> http.get("/posts").status() == 200);

            assertThat(service.output().lines().filter(line -> line.contains("WARN") || line.contains("ERROR")))
                    .hasSize(1);
        }
    }

    @Test
    void the_reasons_why_it_does_not_start_are_json_as_well() throws IOException, InterruptedException {
        Map<String, String> settings = Map.of("LOG_FORMAT", "json", "PORT", "none", "DEBUG", "maybe");
        try (ServiceProcess service = ServiceProcess.start(directory, settings)) {
            assertThat(service.awaitExit()).isEqualTo(1);

            assertThat(service.output().lines()).hasSize(2).allSatisfy(line -> {
                JsonNode event = JSON.readTree(line);
                assertThat(event.path("log").path("level").asString()).isEqualTo("ERROR");
                assertThat(event.path("message").asString()).containsPattern("^(PORT|DEBUG) must be ");
            });
        }
    }
}
