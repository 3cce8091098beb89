package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.post.PostView;
import io.masthead.application.post.WritePosts;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.BytesInFlight;
import io.masthead.http.request.RequestContext;
import io.masthead.testkit.Posts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Other clients have reserved all memory for bodies and responses, in steps of 64 KiB. */
@RestSlice
@SuppressWarnings("MethodName")
class MemoryTest {

    private static final Post LARGE = Post.write(
            new PostId(1),
            new UserId(7),
            new Title("Large"),
            new Body("x".repeat(Body.MAX_LENGTH)),
            PostStatus.PUBLISHED,
            Posts.WRITTEN);

    private static final String LINES = "application/x-ndjson";
    private static final String GOOD = "{\"title\":\"Good\"}\n";

    private final Api api;
    private final Service service;
    private final Stubs stubs;
    private final BytesInFlight bytes;
    private final Deque<Runnable> reserved = new ArrayDeque<>();

    MemoryTest(Api api, Service service, Stubs stubs, BytesInFlight bytes) {
        this.api = api;
        this.service = service;
        this.stubs = stubs;
        this.bytes = bytes;
    }

    @BeforeEach
    void reserveAll() {
        Optional<Runnable> more = Optional.of(() -> {});
        for (int client = 0; more.isPresent(); client++) {
            more = bytes.reserve("client " + client, BytesInFlight.UNCOUNTED);
            more.ifPresent(reserved::push);
        }
    }

    @AfterEach
    void giveAllBack() {
        giveBack(reserved.size());
        assertThat(bytes.reserved()).isZero();
    }

    @Test
    void a_change_is_never_refused_for_the_size_of_its_response() {
        stubs.editPost = edit -> LARGE;
        stubs.writePost = draft -> new Outcome<>(LARGE, false);

        assertThat(api.as(7).patch("/posts/1", "{\"title\":\"Large\"}").status())
                .isEqualTo(200);
        assertThat(api.as(7).post("/posts", "{\"title\":\"Large\"}").status()).isEqualTo(201);
    }

    @Test
    void a_large_response_to_a_read_is_refused() {
        stubs.findPost = query -> PostView.of(LARGE);

        Api.Response refused = api.get("/posts/1");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotNull();
    }

    @Test
    void a_large_body_is_refused_before_it_changes_something() {
        Api.Response refused =
                api.as(7).post("/posts", "{\"title\":\"Large\",\"body\":\"" + "x".repeat(Body.MAX_LENGTH) + "\"}");

        assertThat(refused.status()).isEqualTo(503);
    }

    @Test
    void an_import_without_memory_is_refused_before_it_begins() {
        assertThat(importLines(GOOD).status()).isEqualTo(503);
    }

    @Test
    void an_import_that_needs_more_than_is_left_keeps_its_complete_batches() {
        giveBack(8);
        stubs.writePosts = MemoryTest::written;

        Api.Response response = importLines(GOOD.repeat(500) + "{\"title\":\"" + "x".repeat(1_000_000) + "\"}\n");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().lines()).hasSize(501);
        assertThat(response.body())
                .startsWith("{\"line\":1,\"status\":201,")
                .endsWith("{\"line\":501,\"status\":503,\"type\":\"/problems/unavailable\",\"ended\":true}\n");
    }

    @Test
    void an_import_that_has_ended_holds_nothing_while_the_rest_of_its_body_is_ignored() {
        giveBack(reserved.size());
        stubs.writePosts = batch -> {
            throw new AccountGone();
        };
        List<Long> meanwhile = new ArrayList<>();
        InputStream rest = new ByteArrayInputStream(new byte[0]) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                meanwhile.add(bytes.reserved());
                meanwhile.add((long) importLines(GOOD).status());
                return -1;
            }
        };
        InputStream lines = new ByteArrayInputStream(GOOD.repeat(501).getBytes(StandardCharsets.US_ASCII));

        MockHttpServletResponse response = service.send(service.request(MockMvcRequestBuilders.post("/posts/import")
                .header("Authorization", "Bearer user-7")
                .header("Content-Type", LINES)
                .requestAttr(RequestContext.BODY, new SequenceInputStream(lines, rest))));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(meanwhile).startsWith(0L, 200L);
    }

    private Api.Response importLines(String lines) {
        return api.as(7)
                .send("POST", "/posts/import", lines.getBytes(StandardCharsets.US_ASCII), "Content-Type", LINES);
    }

    private static Outcome<List<PostId>> written(WritePosts.Batch batch) {
        return new Outcome<>(
                LongStream.rangeClosed(1, batch.posts().size())
                        .mapToObj(PostId::new)
                        .toList(),
                false);
    }

    private void giveBack(int steps) {
        for (int i = 0; i < steps; i++) {
            reserved.pop().run();
        }
    }
}
