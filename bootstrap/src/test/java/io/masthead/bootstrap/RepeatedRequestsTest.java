package io.masthead.bootstrap;

import static io.masthead.bootstrap.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.post.WritePost;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.idempotency.RequestHash;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Requests with an idempotency key are executed once. */
@SharedService
@SuppressWarnings("MethodName")
class RepeatedRequestsTest {

    private static final String POST = "{\"title\":\"Once\"}";

    private final RunningService service;
    private final Http http;

    RepeatedRequestsTest(RunningService service) {
        this.service = service;
        this.http = service.http();
    }

    @Test
    void thirty_equal_requests_at_once_make_one_post() throws Exception {
        Http author = http.newcomer("thirty@repeated.test");

        List<Http.Response> responses = atOnce(30, () -> sendUntilDone(author));

        assertThat(responses).allMatch(response -> response.status() == 201);
        assertThat(responses.stream().map(Http.Response::body).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(responses.stream().filter(response -> !isReplay(response))).hasSize(1);
        assertThat(postsOf(author)).isEqualTo("1");
    }

    @Test
    void a_repeated_request_finds_the_post_as_it_is_now() {
        Http author = http.newcomer("changed@repeated.test");
        Http.Response first = send(author, "/posts", POST, "key");
        author.json("PATCH", first.header("Location"), "{\"title\":\"Changed\"}");

        Http.Response second = send(author, "/posts", POST, "key");

        assertThat(second.status()).isEqualTo(201);
        assertThat(isReplay(second)).isTrue();
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo("\"1\"");
        assertThat(second.json().get("title").asString()).isEqualTo("Changed");
        author.delete(first.header("Location"));
        assertThat(send(author, "/posts", POST, "key").problem()).isEqualTo("post-not-found");
    }

    @Test
    void a_key_is_refused_with_another_body_or_for_another_operation() {
        Http author = http.newcomer("other@repeated.test");
        String user = "{\"name\":\"A\",\"email\":\"made@repeated.test\",\"age\":1}";
        send(author, "/posts", POST, "key");

        assertThat(send(author, "/posts", "{\"title\":\"Twice\"}", "key").problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(send(author, "/users", user, "key").problem()).isEqualTo("idempotency-key-reused");
        assertThat(send(author, "/posts", POST, "another").status()).isEqualTo(201);
        assertThat(postsOf(author)).isEqualTo("2");
    }

    @Test
    void a_request_that_is_still_running_is_not_done_a_second_time() {
        Http author = http.newcomer("running@repeated.test");
        IdempotencyKey key = new IdempotencyKey("user:" + idOf(author).value(), "key");

        Http.Response meanwhile = service.bean(UnitOfWork.class).run(() -> {
            assertThat(service.bean(IdempotencyStore.class).claim(key)).isEmpty();
            return send(author, "/posts", POST, "key");
        });

        assertThat(meanwhile.status()).isEqualTo(409);
        assertThat(meanwhile.problem()).isEqualTo("request-in-progress");
        assertThat(meanwhile.header("Retry-After")).isEqualTo("1");
        assertThat(postsOf(author)).isEqualTo("0");
        assertThat(send(author, "/posts", POST, "key").status()).isEqualTo(201);
    }

    @Test
    void a_crash_before_the_end_leaves_neither_the_post_nor_the_key() {
        Http author = http.newcomer("crash@repeated.test");
        IdempotentRequest request = new IdempotentRequest(
                new IdempotencyKey("user:" + idOf(author).value(), "key"), new RequestHash("0".repeat(64)), Set.of());
        WritePost.Draft draft = new WritePost.Draft(
                idOf(author), new Title("Lost"), Body.EMPTY, PostStatus.PUBLISHED, Optional.of(request));

        assertThatThrownBy(() -> service.bean(UnitOfWork.class).run(() -> {
                    Outcome<Post> written = service.bean(WritePost.class).write(draft);
                    assertThat(written.replayed()).isFalse();
                    throw new IllegalArgumentException("crash");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(postsOf(author)).isEqualTo("0");
        Http.Response again = send(author, "/posts", POST, "key");
        assertThat(again.status()).isEqualTo(201);
        assertThat(isReplay(again)).isFalse();
    }

    @Test
    void the_keys_of_two_callers_do_not_meet() {
        Http one = http.newcomer("one@repeated.test");
        Http other = http.newcomer("another@repeated.test");

        Http.Response first = send(one, "/posts", POST, "key");
        Http.Response second = send(other, "/posts", POST, "key");

        assertThat(isReplay(second)).isFalse();
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void who_registers_without_hearing_of_it_may_ask_again() {
        String user = "{\"name\":\"A\",\"email\":\"Deaf@repeated.test\",\"age\":1,\"password\":\"correct horse\"}";

        Http.Response first = send(http, "/users", user, "registration");
        Http.Response second = send(http, "/users", user, "registration");
        Http.Response withoutKey = http.post("/users", user);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(isReplay(second)).isTrue();
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(withoutKey.problem()).isEqualTo("email-taken");
    }

    @Test
    void a_request_that_was_refused_leaves_its_key_unused() {
        String taken = "{\"name\":\"A\",\"email\":\"taken@repeated.test\",\"age\":1}";
        String free = "{\"name\":\"A\",\"email\":\"free@repeated.test\",\"age\":1}";
        http.post("/users", taken);

        Http.Response conflict = send(http, "/users", taken, "refused");
        Http.Response invalid = send(http, "/users", "{}", "refused");
        Http.Response valid = send(http, "/users", free, "refused");

        assertThat(conflict.problem()).isEqualTo("email-taken");
        assertThat(invalid.problem()).isEqualTo("invalid-request");
        assertThat(valid.status()).isEqualTo(201);
        assertThat(isReplay(valid)).isFalse();
    }

    @Test
    void what_is_read_or_changed_needs_no_key_and_heeds_none() {
        Http author = http.newcomer("heedless@repeated.test");
        Set<Integer> statuses = new HashSet<>();
        String post = send(author, "/posts", POST, "key").header("Location");

        for (String title : new String[] {"A", "B"}) {
            statuses.add(author.send(
                            "PATCH",
                            post,
                            BodyPublishers.ofString("{\"title\":\"%s\"}".formatted(title)),
                            "Content-Type",
                            "application/json",
                            "Idempotency-Key",
                            "key")
                    .status());
        }

        assertThat(statuses).containsExactly(200);
        assertThat(author.get(post).json().get("title").asString()).isEqualTo("B");
    }

    /** Repeats the request as a client does: while the first is running, or the service is overloaded. */
    private static Http.Response sendUntilDone(Http caller) {
        Http.Response response = send(caller, "/posts", POST, "key");
        while (response.status() == 503
                || (response.status() == 409 && response.header("Retry-After").equals("1"))) {
            response = send(caller, "/posts", POST, "key");
        }
        return response;
    }

    private static Http.Response send(Http caller, String target, String body, String key) {
        return caller.send(
                "POST",
                target,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }

    private static boolean isReplay(Http.Response response) {
        return response.header("Idempotency-Replayed").equals("true");
    }

    private static UserId idOf(Http caller) {
        return new UserId(caller.get("/users/me").id());
    }

    private static String postsOf(Http author) {
        return author.get("/posts?total=true&limit=1&author_id=" + idOf(author).value())
                .header("X-Total-Count");
    }
}
