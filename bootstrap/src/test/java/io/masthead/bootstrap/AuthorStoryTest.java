package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The story of one author, from registration to a deleted account. */
@SharedService
@SuppressWarnings("MethodName")
class AuthorStoryTest {

    private final RunningService service;
    private final Http anyone;

    AuthorStoryTest(RunningService service) {
        this.service = service;
        anyone = service.http();
    }

    @Test
    void an_author_registers_writes_publishes_and_leaves() {
        // Vera makes an account and signs in.
        Http.Response registered = anyone.post("/users", """
                {"name":"Vera","email":"Vera@Story.test","age":41,"password":"a long enough password"}""");
        assertThat(registered.status()).isEqualTo(201);
        String vera = registered.header("Location");
        assertThat(vera).isEqualTo("/users/" + registered.id());
        assertThat(registered.header("ETag")).isEqualTo("\"0\"");
        Http author = anyone.signedIn("vera@story.test", "a long enough password");
        assertThat(author.get("/users/me").json().get("email").asString()).isEqualTo("vera@story.test");

        // She writes a draft, which no other user can see.
        Http.Response draft = author.post("/posts", "{\"title\":\"On drafts\",\"status\":\"draft\"}");
        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.json().get("published_at").isNull()).isTrue();
        assertThat(draft.json().get("body").asString()).isEmpty();
        String post = draft.header("Location");
        Http stranger = anyone.newcomer("stranger@story.test");
        assertThat(author.get(post).status()).isEqualTo(200);
        assertThat(anyone.get(post).problem()).isEqualTo("post-not-found");
        assertThat(stranger.get(post).problem()).isEqualTo("post-not-found");
        assertThat(stranger.json("PATCH", post, "{\"title\":\"Mine\"}").status())
                .isEqualTo(404);
        assertThat(anyone.get(vera + "/posts").json()).isEmpty();
        assertThat(author.get("/posts?status=draft&author_id=" + registered.id())
                        .json())
                .hasSize(1);

        // She publishes it: now all callers can read it, and only she can change it.
        Http.Response published = author.json("PATCH", post, "{\"status\":\"published\",\"body\":\"Publish them.\"}");
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.header("ETag")).isEqualTo("\"1\"");
        assertThat(published.json().get("published_at").asString()).endsWith("Z");
        assertThat(anyone.get(post).json().get("body").asString()).isEqualTo("Publish them.");
        assertThat(anyone.get(vera + "?include=posts").json().get("posts")).hasSize(1);
        assertThat(anyone.get("/posts?total=true&limit=1&author_id=" + registered.id())
                        .header("X-Total-Count"))
                .isEqualTo("1");
        assertThat(stranger.json("PATCH", post, "{\"title\":\"Mine\"}").problem())
                .isEqualTo("forbidden");
        assertThat(stranger.delete(post).status()).isEqualTo(403);
        assertThat(anyone.delete(post).status()).isEqualTo(401);

        // She changes her name and her password.
        Http.Response renamed = author.json("PATCH", "/users/me", "{\"name\":\"Vera V.\"}");
        assertThat(renamed.json().get("name").asString()).isEqualTo("Vera V.");
        assertThat(renamed.json().get("age").asInt()).isEqualTo(41);
        assertThat(author.json("PATCH", vera, "{\"role\":\"admin\"}").status()).isEqualTo(403);
        assertThat(author.json("PUT", "/users/me/password", """
                                {"current_password":"guess","new_password":"an even longer password"}""").problem()).isEqualTo("wrong-password");
        assertThat(author.json("PUT", "/users/me/password", """
                                {"current_password":"a long enough password","new_password":"an even longer password"}""").status()).isEqualTo(204);
        assertThat(anyone.form("/token", "username=vera@story.test&password=a+long+enough+password")
                        .status())
                .isEqualTo(400);
        assertThat(anyone.signedIn("vera@story.test", "an even longer password")
                        .get("/users/me")
                        .status())
                .isEqualTo(200);

        // She leaves, and her posts go with her.
        assertThat(author.delete("/users/me").status()).isEqualTo(204);
        assertThat(anyone.get(vera).problem()).isEqualTo("user-not-found");
        assertThat(anyone.get(vera + "/posts").status()).isEqualTo(404);
        assertThat(anyone.get(post).status()).isEqualTo(404);
        assertThat(author.get("/users/me").status()).isEqualTo(401);
        assertThat(author.post("/posts", "{\"title\":\"Too late\"}").status()).isEqualTo(401);
        assertThat(anyone.form("/token", "username=vera@story.test&password=an+even+longer+password")
                        .body())
                .isEqualTo("{\"error\":\"invalid_grant\"}");
    }

    @Test
    void an_admin_keeps_order_and_cannot_vanish() {
        Http admin = service.admin();
        Http member = anyone.newcomer("member@story.test");
        long memberId = member.get("/users/me").id();
        String post = member.post("/posts", "{\"title\":\"Off topic\"}").header("Location");
        String draft = member.post("/posts", "{\"title\":\"Secret\",\"status\":\"draft\"}")
                .header("Location");

        assertThat(admin.get("/users/me").json().get("role").asString()).isEqualTo("admin");
        assertThat(admin.get(draft).status()).isEqualTo(200);
        assertThat(admin.json("PATCH", post, "{\"title\":\"On topic\"}").status())
                .isEqualTo(200);
        assertThat(admin.delete(post).status()).isEqualTo(204);
        assertThat(admin.json("PATCH", "/users/me", "{\"role\":\"user\"}").problem())
                .isEqualTo("last-admin");
        assertThat(admin.delete("/users/me").problem()).isEqualTo("last-admin");
        assertThat(admin.json("PATCH", "/users/" + memberId, "{\"role\":\"admin\"}")
                        .json()
                        .get("role")
                        .asString())
                .isEqualTo("admin");
        assertThat(member.json("PATCH", "/users/me", "{\"role\":\"user\"}").status())
                .isEqualTo(200);
        assertThat(admin.delete("/users/" + memberId).status()).isEqualTo(204);
        assertThat(admin.delete("/users/" + memberId).status()).isEqualTo(404);
    }

    @Test
    void properties_that_a_caller_may_not_set_change_nothing() {
        Http.Response registered = anyone.post("/users", """
                {"name":"Mallory","email":"mallory@story.test","age":30,"password":"a long enough password",
                 "id":1000000,"role":"admin","version":7,"created_at":"2001-01-01T00:00:00Z"}""");
        Http mallory = anyone.signedIn("mallory@story.test", "a long enough password");
        long other = anyone.newcomer("other@story.test").get("/users/me").id();
        Http.Response written =
                mallory.post("/posts", "{\"title\":\"Mine\",\"id\":1000000,\"author_id\":" + other + ",\"version\":7}");
        String post = written.header("Location");
        Http.Response edited =
                mallory.json("PATCH", post, "{\"author_id\":" + other + ",\"published_at\":\"2001-01-01T00:00:00Z\"}");

        assertThat(registered.id()).isNotEqualTo(1_000_000);
        assertThat(registered.json().get("created_at").asString()).doesNotStartWith("2001");
        assertThat(mallory.get("/users/me").json().get("role").asString()).isEqualTo("user");
        assertThat(written.id()).isNotEqualTo(1_000_000);
        assertThat(written.json().get("author_id").asLong()).isEqualTo(registered.id());
        assertThat(edited.body()).isEqualTo(written.body());
        assertThat(edited.header("ETag")).isEqualTo(written.header("ETag"));
    }
}
