package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.post.WritePosts;
import io.masthead.application.post.WritePosts.Content;
import io.masthead.domain.QuotaExceeded;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.WorkClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@RestSlice
@SuppressWarnings("MethodName")
class ImportTest {

    private static final String LINES = "application/x-ndjson";
    private static final String GOOD = "{\"title\":\"Good\"}\n";

    private final Api api;
    private final Stubs stubs;
    private final Admission admission;
    private final List<WritePosts.Batch> batches = new ArrayList<>();

    ImportTest(Api api, Stubs stubs, Admission admission) {
        this.api = api;
        this.stubs = stubs;
        this.admission = admission;
    }

    @Test
    void a_batch_has_a_permit_while_it_is_written() {
        List<Integer> atWork = new ArrayList<>();
        stubs.writePosts = batch -> {
            atWork.add(batches());
            return write(batch);
        };

        assertThat(send(GOOD).status()).isEqualTo(200);

        assertThat(atWork).containsExactly(1);
        assertThat(batches()).isZero();
    }

    /** {@return the number of batches that have a permit} */
    private int batches() {
        return Objects.requireNonNull(admission.usage().get(WorkClass.IMPORT)).atWork();
    }

    @Test
    void writes_the_lines_and_answers_for_each() {
        stubs.writePosts = this::write;

        Api.Response response = send("{\"title\":\"A\",\"body\":\"b\",\"status\":\"draft\"}\r\n\n{\"title\":\"C\"}");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo(LINES);
        assertThat(response.body()).isEqualTo("""
                {"line":1,"status":201,"id":1}
                {"line":3,"status":201,"id":2}
                """);
        assertThat(batches).singleElement().satisfies(batch -> {
            assertThat(batch.author()).isEqualTo(new UserId(7));
            assertThat(batch.idempotency()).isEmpty();
            assertThat(batch.posts())
                    .extracting(Content::status)
                    .containsExactly(PostStatus.DRAFT, PostStatus.PUBLISHED);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":\"\"}              | 422 | invalid-request | #/title string_too_short",
                "{\"title\":1,\"status\":\"x\"}  | 422 | invalid-request | #/title string_type, #/status enum",
                "{}                          | 422 | invalid-request | #/title missing",
                "[]                          | 422 | invalid-request | # model_attributes_type",
                "{\"title\":\"a\",\"title\":\"b\"} | 400 | unreadable-body |",
                "{\"title\":\"a\"} {}            | 400 | unreadable-body |",
                "hello                       | 400 | unreadable-body |"
            })
    void refuses_a_line_as_it_would_refuse_the_same_body(String line, int status, String type, String errors) {
        stubs.writePosts = this::write;

        List<JsonNode> results = lines(send(GOOD + line + "\n" + GOOD));

        assertThat(results).extracting(result -> result.get("status").asInt()).containsExactly(201, status, 201);
        assertThat(results.get(1).get("type").asString()).isEqualTo("/problems/" + type);
        assertThat(results.get(1)
                        .path("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString() + " "
                                + error.get("code").asString())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(errors == null ? "" : errors);
    }

    @Test
    void refuses_a_line_that_is_no_utf_8() {
        stubs.writePosts = this::write;
        byte[] latin = "{\"title\":\"é\"}\n".getBytes(StandardCharsets.ISO_8859_1);

        Api.Response response = api.as(7).send("POST", "/posts/import", latin, "Content-Type", LINES);

        assertThat(lines(response).getFirst().get("type").asString()).isEqualTo("/problems/unreadable-body");
        assertThat(batches).isEmpty();
    }

    @Test
    void says_what_is_wrong_in_the_language_of_the_caller() {
        Api.Response response = send("{}", "Accept-Language", "de");

        assertThat(response.header("Content-Language")).isEqualTo("de");
        assertThat(lines(response).getFirst().at("/errors/0/detail").asString()).contains("ist erforderlich");
    }

    @Test
    void passes_over_a_line_that_is_too_long() {
        stubs.writePosts = this::write;
        String longest = "{\"title\":\"Long\",\"x\":\"" + "x".repeat(1024 * 1024 - 24) + "\"}\n";
        String tooLong = " " + longest;

        List<JsonNode> results = lines(send(GOOD + tooLong + longest + tooLong.repeat(2) + GOOD));

        assertThat(longest.length()).isEqualTo(1024 * 1024);
        assertThat(results)
                .extracting(response -> response.get("status").asInt())
                .containsExactly(201, 413, 201, 413, 413, 201);
    }

    @Test
    void ends_a_batch_at_500_lines_or_4_mebibytes() {
        stubs.writePosts = this::write;
        String megabyte = "{\"title\":\"Long\",\"x\":\"" + "x".repeat(1024 * 1024 - 24) + "\"}\n";

        Api.Response response = send(GOOD.repeat(499) + "{}\n" + GOOD.repeat(500) + megabyte.repeat(5) + GOOD);

        assertThat(lines(response)).hasSize(1006);
        assertThat(batches).extracting(batch -> batch.posts().size()).containsExactly(499, 500, 4, 2);
    }

    @Test
    void refuses_what_is_behind_the_last_line_allowed_once() {
        stubs.writePosts = this::write;

        List<JsonNode> results = lines(send(GOOD.repeat(100_003)));

        assertThat(results).hasSize(100_001);
        assertThat(results.getLast().toString())
                .isEqualTo("{\"line\":100001,\"status\":413,\"type\":\"/problems/content-too-large\",\"ended\":true}");
        assertThat(batches).hasSize(200);
    }

    @Test
    void keeps_and_reports_whole_batches_when_the_database_goes_away() {
        stubs.writePosts = batch -> {
            if (batches.size() == 1) {
                throw new StorageUnavailable(new IllegalStateException("away"));
            }
            return write(batch);
        };

        List<JsonNode> results = lines(send(GOOD.repeat(1200)));

        assertThat(results).hasSize(501);
        assertThat(results.subList(0, 500))
                .allMatch(response -> response.get("status").asInt() == 201);
        assertThat(results.getLast().toString())
                .isEqualTo("{\"line\":501,\"status\":503,\"type\":\"/problems/unavailable\",\"ended\":true}");
    }

    @Test
    void reports_whole_batches_when_it_meets_a_bug_or_the_account_is_gone() {
        stubs.writePosts = batch -> {
            throw new AccountGone();
        };
        assertThat(lines(send(GOOD)).getFirst().get("status").asInt()).isEqualTo(401);

        stubs.writePosts = batch -> {
            throw new IllegalStateException("bug");
        };
        assertThat(lines(send(GOOD)).getFirst().get("status").asInt()).isEqualTo(500);
    }

    @Test
    void gives_each_batch_a_key_and_a_fingerprint_that_follow_from_its_lines() {
        stubs.writePosts = this::write;
        String text = GOOD.repeat(501);

        Api.Response first = send(text, "Idempotency-Key", "key");
        Api.Response second = send(text, "Idempotency-Key", "key");
        Api.Response other = send(text.replace("Good", "Evil"), "Idempotency-Key", "key");

        assertThat(List.of(first.status(), second.status(), other.status())).containsOnly(200);
        List<IdempotentRequest> requests =
                batches.stream().map(batch -> batch.idempotency().orElseThrow()).toList();
        assertThat(requests.subList(2, 4)).isEqualTo(requests.subList(0, 2));
        assertThat(requests.get(4).key()).isEqualTo(requests.get(0).key());
        assertThat(requests.get(4).hash()).isNotEqualTo(requests.get(0).hash());
        assertThat(requests.get(1).key()).isNotEqualTo(requests.get(0).key());
        assertThat(requests.get(0).earlier()).hasSize(1);
    }

    @Test
    void says_what_an_earlier_import_had_written_and_refuses_other_lines_under_its_key() {
        stubs.writePosts = batch -> {
            if (batches.isEmpty()) {
                return new Outcome<>(write(batch).value(), true);
            }
            throw new IdempotencyKeyReused();
        };

        List<JsonNode> results = lines(send(GOOD.repeat(501) + "{}\n", "Idempotency-Key", "key"));

        assertThat(results.getFirst().toString()).isEqualTo("{\"line\":1,\"status\":201,\"id\":1,\"replayed\":true}");
        assertThat(results.get(500).toString())
                .isEqualTo("{\"line\":501,\"status\":422,\"type\":\"/problems/idempotency-key-reused\"}");
        assertThat(results.get(501).get("type").asString()).isEqualTo("/problems/invalid-request");
    }

    @Test
    void refuses_the_lines_of_a_batch_beyond_the_quota_and_goes_on() {
        stubs.writePosts = batch -> {
            if (batch.posts().size() > 300) {
                throw new QuotaExceeded(300);
            }
            return write(batch);
        };

        List<JsonNode> results = lines(send("{}\n" + GOOD.repeat(499) + GOOD));

        assertThat(results).hasSize(501);
        assertThat(results.getFirst().get("type").asString()).isEqualTo("/problems/invalid-request");
        assertThat(results.subList(1, 500))
                .allMatch(result -> result.get("type").asString().equals("/problems/quota-exceeded"));
        assertThat(results.get(499).toString())
                .isEqualTo("{\"line\":500,\"status\":403,\"type\":\"/problems/quota-exceeded\"}");
        assertThat(results.getLast().toString()).isEqualTo("{\"line\":501,\"status\":201,\"id\":1}");
    }

    @Test
    void refuses_a_key_that_is_none() {
        assertThat(send(GOOD, "Idempotency-Key", "ü").problem()).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/*", "nonsense"})
    void refuses_what_is_no_lines(String type) {
        Api.Response response =
                api.as(7).send("POST", "/posts/import", GOOD.getBytes(StandardCharsets.UTF_8), "Content-Type", type);

        assertThat(response.problem()).isEqualTo("unsupported-media-type");
        assertThat(response.header("Accept")).isEqualTo(LINES + ", application/ndjson, application/jsonl");
    }

    @Test
    void refuses_lines_in_a_coding() {
        Api.Response response = send(GOOD, "Content-Encoding", "gzip");

        assertThat(response.problem()).isEqualTo("unsupported-media-type");
        assertThat(response.header("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    void runs_one_import_of_an_account_at_a_time() {
        List<Api.Response> meanwhile = new ArrayList<>();
        stubs.writePosts = batch -> {
            meanwhile.add(send(8, GOOD));
            return write(batch);
        };

        Api.Response outer = send(8, GOOD);

        assertThat(outer.status()).isEqualTo(200);
        Api.Response second = meanwhile.getFirst();
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("import-in-progress");
        assertThat(second.header("Retry-After")).isEqualTo("1");
        stubs.writePosts = this::write;
        assertThat(send(8, GOOD).status()).isEqualTo(200);
    }

    private Outcome<List<PostId>> write(WritePosts.Batch batch) {
        long before =
                batches.stream().mapToLong(earlier -> earlier.posts().size()).sum();
        batches.add(batch);
        return new Outcome<>(
                LongStream.range(0, batch.posts().size())
                        .mapToObj(i -> new PostId(before + i + 1))
                        .toList(),
                false);
    }

    private Api.Response send(String text, String... headers) {
        String[] all = IntStream.range(0, headers.length + 2)
                .mapToObj(i -> i < headers.length ? headers[i] : i == headers.length ? "Content-Type" : LINES)
                .toArray(String[]::new);
        return api.as(7).send("POST", "/posts/import", text.getBytes(StandardCharsets.UTF_8), all);
    }

    private Api.Response send(long user, String text) {
        return api.as(user).send("POST", "/posts/import", text.getBytes(StandardCharsets.UTF_8), "Content-Type", LINES);
    }

    private static List<JsonNode> lines(Api.Response response) {
        return response.body().lines().map(Api::json).toList();
    }
}
