package io.masthead.bootstrap;

import static io.masthead.bootstrap.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Preconditions by entity tag prevent lost updates. */
@SharedService
@SuppressWarnings("MethodName")
class ConditionalWritesTest {

    private final Http http;

    ConditionalWritesTest(RunningService service) {
        http = service.http();
    }

    @Test
    void of_fifty_changes_at_once_with_one_tag_exactly_one_wins() throws Exception {
        Http author = http.newcomer("fifty@conditional.test");
        Http.Response written = author.post("/posts", "{\"title\":\"Before\"}");
        String post = written.header("Location");
        AtomicInteger number = new AtomicInteger();

        List<Http.Response> responses = atOnce(
                50, () -> patchUntilServed(author, post, "After " + number.incrementAndGet(), written.header("ETag")));

        List<Http.Response> won =
                responses.stream().filter(response -> response.status() == 200).toList();
        assertThat(won).hasSize(1);
        assertThat(responses.stream().filter(response -> response.status() != 200))
                .hasSize(49)
                .allMatch(response -> response.problem().equals("precondition-failed") && response.status() == 412);
        assertThat(author.get(post).body()).isEqualTo(won.getFirst().body());
        assertThat(author.get(post).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void a_tag_serves_until_what_it_stands_for_changes() {
        Http author = http.newcomer("tag@conditional.test");
        String post = author.post("/posts", "{\"title\":\"Before\"}").header("Location");
        String read = author.get(post).header("ETag");

        Http.Response first = patch(author, post, "After", read);
        Http.Response second = patch(author, post, "Too late", read);
        Http.Response deletion = author.send("DELETE", post, BodyPublishers.noBody(), "If-Match", read);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.problem()).isEqualTo("precondition-failed");
        assertThat(deletion.problem()).isEqualTo("precondition-failed");
        assertThat(patch(author, post, "Again", first.header("ETag")).status()).isEqualTo(200);
        assertThat(author.send("DELETE", post, BodyPublishers.noBody(), "If-Match", "*")
                        .status())
                .isEqualTo(204);
        assertThat(author.send("DELETE", post, BodyPublishers.noBody(), "If-Match", "*")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_tag_that_a_proxy_has_made_weak_matches_nothing_and_the_problem_says_so() {
        Http author = http.newcomer("weak@conditional.test");
        Http.Response written = author.post("/posts", "{\"title\":\"Before\"}");
        String weak = "W/" + written.header("ETag");

        Http.Response refused = patch(author, written.header("Location"), "After", weak);
        Http.Response stale = patch(author, written.header("Location"), "After", weak + ", \"7\"");

        assertThat(refused.problem()).isEqualTo("precondition-failed");
        assertThat(refused.json().get("detail").asString()).contains("W/", "proxy");
        assertThat(stale.json().get("detail").asString()).doesNotContain("proxy");
    }

    @Test
    void an_account_is_changed_and_closed_under_the_tag_that_its_owner_read() {
        Http owner = http.newcomer("owner@conditional.test");
        String read = owner.get("/users/me").header("ETag");
        Http.Response renamed =
                owner.send("PATCH", "/users/me", BodyPublishers.ofString("{\"name\":\"A\"}"), json("If-Match", read));

        Http.Response stale =
                owner.send("PATCH", "/users/me", BodyPublishers.ofString("{\"name\":\"B\"}"), json("If-Match", read));
        Http.Response deletion = owner.send("DELETE", "/users/me", BodyPublishers.noBody(), "If-Match", read);

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(stale.problem()).isEqualTo("precondition-failed");
        assertThat(deletion.problem()).isEqualTo("precondition-failed");
        assertThat(owner.get("/users/me").json().get("name").asString()).isEqualTo("A");
        assertThat(owner.send("DELETE", "/users/me", BodyPublishers.noBody(), "If-Match", renamed.header("ETag"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_new_password_needs_no_tag_and_heeds_none() {
        Http owner = http.newcomer("password@conditional.test");

        Http.Response changed = owner.send(
                "PUT",
                "/users/me/password",
                BodyPublishers.ofString("{\"current_password\":\"correct horse\",\"new_password\":\"battery staple\"}"),
                json("If-Match", "\"99\""));

        assertThat(changed.status()).isEqualTo(204);
    }

    /** Repeats the request while the service is overloaded (503), which has changed nothing. */
    private static Http.Response patchUntilServed(Http caller, String target, String title, String tag) {
        return Http.served(() -> patch(caller, target, title, tag));
    }

    private static Http.Response patch(Http caller, String target, String title, String tag) {
        return caller.send(
                "PATCH", target, BodyPublishers.ofString("{\"title\":\"%s\"}".formatted(title)), json("If-Match", tag));
    }

    private static String[] json(String header, String value) {
        return new String[] {"Content-Type", "application/json", header, value};
    }
}
