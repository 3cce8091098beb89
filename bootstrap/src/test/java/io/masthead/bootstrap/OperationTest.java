package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.ReadinessState;

/** Probes and headers on the port of the API, without MANAGEMENT_PORT. */
@SharedService
@SuppressWarnings("MethodName")
class OperationTest {

    private final RunningService service;
    private final Http http;

    OperationTest(RunningService service) {
        this.service = service;
        this.http = service.http();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void anyone_may_ask_whether_all_is_well(String probe) {
        Http.Response response = http.get(probe);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(response.header("X-Request-Id")).isNotEmpty();
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void a_service_that_starts_or_stops_wants_no_requests() {
        service.publish(ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(http.get("/readyz").status()).isEqualTo(503);
            assertThat(http.get("/livez").status()).isEqualTo(200);
        } finally {
            service.publish(ReadinessState.ACCEPTING_TRAFFIC);
        }
        assertThat(http.get("/readyz").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/",
                "/actuator/health",
                "/actuator/health/readiness",
                "/actuator/info",
                "/actuator/metrics",
                "/actuator/prometheus",
                "/actuator/env",
                "/actuator/heapdump",
                "/health",
                "/livez/db",
                "/readyz/db"
            })
    void nothing_else_is_there_for_anyone(String address) {
        assertThat(http.get(address).problem()).isEqualTo("not-found");
        assertThat(http.newcomer("operator@operation.test").get(address).problem())
                .isEqualTo("not-found");
    }

    @Test
    void pages_of_the_named_origin_may_read_and_no_others() {
        Http.Response named =
                http.send("GET", "/posts", BodyPublishers.noBody(), "Origin", "https://app.masthead.test");
        Http.Response other = http.send("GET", "/posts", BodyPublishers.noBody(), "Origin", "https://masthead.test");

        assertThat(named.header("Access-Control-Allow-Origin")).isEqualTo("https://app.masthead.test");
        assertThat(other.problem()).isEqualTo("origin-not-allowed");
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void no_request_pays_for_measurements_that_nobody_reads() {
        assertThat(service.beans(ObservationRegistry.class).stream()).isEmpty();
        assertThat(service.beans(MeterRegistry.class).stream()).isEmpty();
    }
}
