package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to the predecessor of this service, written in Python, with the recorded responses and those that are
 * expected here. The first of them creates the first user of an empty database.
 */
@SuppressWarnings("MethodName")
class SeedBehaviourTest {

    private static @Nullable RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        Objects.requireNonNull(service).close();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void answers_as_recorded_or_better(Recorded recorded) {
        Http.Response response = Objects.requireNonNull(service)
                .http()
                .send(recorded.method(), recorded.target(), recorded.body(), recorded.headers());

        assertThat(response.status()).as(response.body()).isIn(recorded.statuses());
        assertThat(response.header("X-Request-Id")).isNotEmpty();
        if (response.status() == 422 && !recorded.codes().isEmpty()) {
            assertThat(response.codes()).isEqualTo(recorded.codes());
        }
        if (response.status() >= 400 && !recorded.method().equals("HEAD")) {
            assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(response.json().get("status").asInt()).isEqualTo(response.status());
        }
    }

    static Stream<Recorded> recorded() throws IOException {
        JsonMapper mapper = new JsonMapper();
        List<Recorded> all = new ArrayList<>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SeedBehaviourTest.class.getResourceAsStream("/fastapi-behaviour.jsonl")),
                StandardCharsets.UTF_8))) {
            lines.lines().map(mapper::readTree).map(Recorded::new).forEach(all::add);
        }
        assertThat(all).hasSizeGreaterThan(100);
        return all.stream();
    }

    record Recorded(JsonNode line) {

        String method() {
            return line.get("method").asString();
        }

        String target() {
            return line.get("target").asString();
        }

        String[] headers() {
            List<String> headers = new ArrayList<>();
            line.get("headers").properties().forEach(header -> {
                headers.add(header.getKey());
                headers.add(header.getValue().asString());
            });
            return headers.toArray(String[]::new);
        }

        BodyPublisher body() {
            JsonNode body = line.get("body_b64");
            return body.isNull()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(Base64.getDecoder().decode(body.asString()));
        }

        List<Integer> statuses() {
            return StreamSupport.stream(line.get("status").spliterator(), false)
                    .map(JsonNode::asInt)
                    .toList();
        }

        List<String> codes() {
            return StreamSupport.stream(line.path("codes").spliterator(), false)
                    .map(JsonNode::asString)
                    .toList();
        }

        @Override
        public String toString() {
            return line.get("group").asString() + ": " + line.get("label").asString();
        }
    }
}
