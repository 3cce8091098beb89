package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.masthead.bootstrap.Scrape.Series;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators see of a service with everything on: log in JSON, access log, traces, metrics, health. */
@SuppressWarnings("MethodName")
class ObservationIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path DOCUMENTS = Path.of("..", "docs");
    private static final Pattern METRIC = Pattern.compile("`([a-z_]+)`");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: docs/operation\\.md#(\\S+)");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    @TempDir
    private static @Nullable Path directory;

    private static @Nullable Collector collector;
    private static @Nullable ServiceProcess service;
    private static @Nullable Http http;
    private static @Nullable Scrape scrape;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        collector = new Collector();
        service = ServiceProcess.start(
                Objects.requireNonNull(directory),
                Map.of(
                        "LOG_FORMAT", "json",
                        "ACCESS_LOG", "on",
                        "MANAGEMENT_PORT", "0",
                        "OTLP_ENDPOINT", collector.address(),
                        "TRACE_SAMPLING", "0",
                        "RATE_LIMIT", "1000/m",
                        "TRUSTED_PROXIES", "127.0.0.1"));
        http = service.awaitReady();
        useTheApi();
        scrape = Scrape.of(service.management().get("/actuator/prometheus").body());
    }

    /** Something of everything that the dashboard shows. */
    private static void useTheApi() {
        Http caller = http();
        Http author = caller.newcomer("author@masthead.test");
        assertThat(author.post("/posts", "{\"title\":\"Title\"}").status()).isEqualTo(201);
        assertThat(caller.get("/posts/1").status()).isIn(200, 404);
        assertThat(caller.get("/posts").status()).isEqualTo(200);
        assertThat(caller.get("/users/4711").status()).isEqualTo(404);
        assertThat(caller.form("/token", "username=author@masthead.test&password=wrong")
                        .status())
                .isEqualTo(400);
        assertThat(author.send(
                                "POST",
                                "/posts/import",
                                BodyPublishers.ofString("{\"title\":\"One\"}\n{}\n"),
                                "Content-Type",
                                "application/x-ndjson")
                        .status())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(service).close();
        Objects.requireNonNull(collector).close();
    }

    @Test
    void every_line_of_the_log_is_one_json_object() {
        assertThat(service().output().lines()).hasSizeGreaterThan(5).allSatisfy(line -> {
            JsonNode event = JSON.readTree(line);
            assertThat(event.path("@timestamp").asString()).matches("[0-9-]{10}T.*Z");
            assertThat(event.path("log").path("level").asString()).isNotEmpty();
            assertThat(event.path("message").asString()).isNotEmpty();
            assertThat(event.path("service").path("name").asString()).isEqualTo("masthead");
        });
    }

    @Test
    void the_access_log_has_a_line_with_fields_for_each_request() {
        Http.Response response = http().send(
                        "GET",
                        "/posts?limit=1&secret=hush",
                        BodyPublishers.noBody(),
                        "User-Agent",
                        "test \"quoted\"",
                        "X-Forwarded-For",
                        "203.0.113.7",
                        "traceparent",
                        "00-" + TRACE + "-" + PARENT + "-00");

        JsonNode line = accessLineOf(response.header("X-Request-Id"));

        assertThat(line.path("client").path("ip").asString()).isEqualTo("203.0.113.7");
        assertThat(line.path("http").path("request").path("method").asString()).isEqualTo("GET");
        assertThat(line.path("http").path("response").path("status_code").asInt())
                .isEqualTo(200);
        assertThat(line.path("http").path("response").path("body").path("bytes").asInt())
                .isEqualTo(response.body().length());
        assertThat(line.path("url").path("path").asString()).isEqualTo("/posts");
        assertThat(line.path("url").path("query").asString()).isEqualTo("limit=1");
        assertThat(line.path("user_agent").path("original").asString()).isEqualTo("test \"quoted\"");
        assertThat(line.path("event").path("duration").asLong()).isPositive();
        assertThat(line.path("trace").path("id").asString()).isEqualTo(TRACE);
        assertThat(line.toString()).doesNotContain("hush");
    }

    @Test
    void the_access_log_names_the_authenticated_user() {
        Http.Response me = http().newcomer("named@masthead.test").get("/users/me");

        assertThat(accessLineOf(me.header("X-Request-Id"))
                        .path("user")
                        .path("id")
                        .asString())
                .isEqualTo(Long.toString(me.id()));
    }

    @Test
    void the_access_log_has_what_is_refused_before_the_pipeline_as_well() throws IOException {
        String response = raw("GET /users/{ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Matcher id = Pattern.compile("X-Request-Id: (\\S+)").matcher(response);

        assertThat(id.find()).as(response).isTrue();
        assertThat(accessLineOf(id.group(1))
                        .path("http")
                        .path("response")
                        .path("status_code")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void nothing_that_a_caller_sends_begins_a_line_or_adds_a_field() throws IOException {
        String evil = "a\",\"log\":{\"level\":\"FORGED\"},\"x\":\"\u2028\u0085\u202E{";
        raw("GET /posts?" + "q=%22%2C HTTP/1.1\r\nHost: x\r\nConnection: close\r\nUser-Agent: \u001B[2J" + evil
                + "\r\n\r\n");
        raw("GET /posts HTTP/1.1\r\nHost: x\r\nConnection: close\r\nUser-Agent: " + evil + "\r\n\r\n");

        await().atMost(Duration.ofSeconds(30)).until(() -> service().output().contains("FORGED"));
        assertThat(service().output()).doesNotContain("\u2028", "\u0085", "\u202E", "\u001B");
        assertThat(service().output().lines())
                .allSatisfy(line -> assertThat(
                                JSON.readTree(line).path("log").path("level").asString())
                        .isNotEqualTo("FORGED"));
    }

    @Test
    void probes_that_succeed_are_not_in_the_access_log() {
        String id = http().get("/livez").header("X-Request-Id");
        JsonNode unused = accessLineOf(http().get("/users/1").header("X-Request-Id"));

        assertThat(service().output()).doesNotContain(id);
    }

    @Test
    void a_trace_of_a_caller_goes_on_in_the_response_the_log_and_the_collector() throws IOException {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        Http.Response response = http().send(
                        "POST",
                        "/users",
                        BodyPublishers.ofString("{\"name\":\"Traced\",\"email\":\"traced@masthead.test\",\"age\":25}"),
                        "Content-Type",
                        "application/json",
                        "traceparent",
                        "00-" + trace + "-" + PARENT + "-01",
                        "tracestate",
                        "vendor=1");

        String[] own = response.header("traceparent").split("-", -1);
        assertThat(own).startsWith("00", trace).endsWith("01");
        await().atMost(Duration.ofSeconds(60)).until(() -> !spansOf(trace).isEmpty());
        Span span = spansOf(trace).getFirst();
        assertThat(HexFormat.of().formatHex(span.getSpanId().toByteArray())).isEqualTo(own[2]);
        assertThat(HexFormat.of().formatHex(span.getParentSpanId().toByteArray()))
                .isEqualTo(PARENT);
        assertThat(span.getTraceState()).isEqualTo("vendor=1");
        assertThat(span.getName()).isEqualTo("POST /users");
        assertThat(eventsOf(trace)).anyMatch(message -> message.contains("UserRegistered"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Objects.requireNonNull(collector).logs().stream()
                        .anyMatch(record -> record.getBody().getStringValue().contains("UserRegistered")
                                && HexFormat.of()
                                        .formatHex(record.getTraceId().toByteArray())
                                        .equals(trace)));
    }

    @Test
    void a_method_that_a_caller_makes_up_names_neither_a_span_nor_a_series() throws IOException {
        String trace = "0af7651916cd43dd8448eb211c803200";
        Http.Response response = http().send(
                        "SESAME",
                        "/users",
                        BodyPublishers.noBody(),
                        "traceparent",
                        "00-" + trace + "-" + PARENT + "-01");

        assertThat(response.status()).isEqualTo(405);
        await().atMost(Duration.ofSeconds(60)).until(() -> !spansOf(trace).isEmpty());
        Span span = spansOf(trace).getFirst();
        assertThat(span.getName()).startsWith("HTTP");
        assertThat(attributesOf(span))
                .containsEntry("http.request.method", "_OTHER")
                .containsEntry("http.request.method_original", "SESAME");
        assertThat(service().management().get("/actuator/prometheus").body())
                .contains("method=\"_OTHER\"")
                .doesNotContain("SESAME");
    }

    @Test
    void what_nobody_samples_is_not_sent() {
        Http.Response response = http().get("/users/1");

        // Only the last bit says that it is sampled.
        assertThat(response.header("traceparent")).matches(".*-0[02]");
    }

    @Test
    void an_invalid_trace_of_a_caller_is_ignored() {
        Http.Response response = http().send(
                        "GET",
                        "/users/1",
                        BodyPublishers.noBody(),
                        "traceparent",
                        "00-00000000000000000000000000000000-" + PARENT + "-01");

        assertThat(response.status()).isIn(200, 404);
        assertThat(response.header("traceparent")).doesNotContain(PARENT).doesNotStartWith("00-000000");
    }

    @Test
    void every_query_of_the_dashboard_and_of_the_alerts_reads_what_there_is() throws IOException {
        // Those of a replica need one: ReplicaTest.
        assertThat(DocumentedQuery.all())
                .filteredOn(query -> !query.isOfReplica())
                .hasSizeGreaterThan(50)
                .allSatisfy(query -> query.assertReads(scrape()));
    }

    @Test
    void events_of_ordinary_writing_that_the_log_leaves_out_raise_no_alarm() throws IOException {
        assertThat(DocumentedQuery.all())
                .map(DocumentedQuery::expression)
                .filteredOn(
                        expression -> expression.contains("log_messages_left_out_total") && expression.contains(" > "))
                .singleElement()
                .satisfies(expression -> assertThat(PromQl.parse(expression).selectors().stream()
                                .flatMap(selector -> scrape().of(selector).stream())
                                .map(series -> series.labels().get("level")))
                        .containsExactlyInAnyOrder("warn", "error"));
    }

    @Test
    void every_alert_has_a_place_that_says_what_to_do() throws IOException {
        String guide = Files.readString(DOCUMENTS.resolve("operation.md"));

        assertThat(RUNBOOK.matcher(DocumentedQuery.alerts()).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(10)
                .allMatch(anchor -> guide.toLowerCase(java.util.Locale.ROOT).contains("### " + anchor + "\n"));
    }

    @Test
    void the_metrics_are_those_that_are_documented() throws IOException {
        List<String> documented = documentedMetrics();
        List<String> names =
                scrape().series().stream().map(Series::name).distinct().toList();

        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(documented)
                        .anyMatch(known -> known.endsWith("_")
                                ? name.startsWith(known)
                                : name.replaceFirst("_(count|sum|max|bucket)$", "")
                                        .equals(known)));
        assertThat(documented)
                .hasSizeGreaterThan(30)
                .filteredOn(known -> !known.startsWith("database_replica_")) // with DATABASE_REPLICA_URL
                .allSatisfy(known -> assertThat(names).anyMatch(name -> name.startsWith(known)));
    }

    /** {@return names, and beginnings of names, which end with an underscore} */
    private static List<String> documentedMetrics() throws IOException {
        return Files.readString(DOCUMENTS.resolve("operation/observability.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| metric |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split(" \\| ", 2)[0])
                .flatMap(metrics -> METRIC.matcher(metrics).results())
                .map(metric -> metric.group(1))
                .toList();
    }

    @Test
    void the_health_has_detail_there() {
        JsonNode parts = service().management().get("/actuator/health").json().path("components");

        assertThat(parts.path("postgres").path("details").path("role").asString())
                .isEqualTo("primary");
        assertThat(parts.path("postgres").path("details").path("writable").asBoolean())
                .isTrue();
        assertThat(parts.path("pool").path("details").path("maximum").asInt()).isPositive();
        assertThat(parts.path("schema").path("details").path("version").asString())
                .isNotEmpty();
        assertThat(parts.path("diskSpace").path("details").path("free").asLong())
                .isPositive();
        assertThat(parts.path("embeddedPostgres").path("details").path("bytes").asLong())
                .isPositive();
        assertThat(parts.path("rateLimits").path("details").path("counted").asString())
                .isEqualTo("in this instance");
    }

    private static JsonNode accessLineOf(String id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> accessLines(id).findAny().isPresent());
        return accessLines(id).findFirst().orElseThrow();
    }

    private static Stream<JsonNode> accessLines(String id) {
        return service()
                .output()
                .lines()
                .filter(line -> line.contains(id) && line.endsWith("}"))
                .map(JSON::readTree)
                .filter(event -> event.path("log").path("logger").asString().equals(AccessLog.NAME));
    }

    private static List<String> eventsOf(String trace) {
        return service()
                .output()
                .lines()
                .filter(line -> line.contains(trace) && line.endsWith("}"))
                .map(line -> JSON.readTree(line).path("message").asString())
                .toList();
    }

    private static List<Span> spansOf(String trace) throws IOException {
        return Objects.requireNonNull(collector).spans().stream()
                .filter(span -> HexFormat.of()
                        .formatHex(span.getTraceId().toByteArray())
                        .equals(trace))
                .toList();
    }

    private static Map<String, String> attributesOf(Span span) {
        return span.getAttributesList().stream()
                .collect(Collectors.toMap(
                        attribute -> attribute.getKey(),
                        attribute -> attribute.getValue().getStringValue()));
    }

    private static String raw(String request) throws IOException {
        String[] address = http().address().split(":", -1);
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ServiceProcess service() {
        return Objects.requireNonNull(service);
    }

    private static Http http() {
        return Objects.requireNonNull(http);
    }

    private static Scrape scrape() {
        return Objects.requireNonNull(scrape);
    }
}
