package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The service with a quota of posts per account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class PostQuotaTest {

    private static final String POST = "{\"title\":\"Title\",\"status\":\"draft\"}";

    private final RunningService service = RunningService.start(Map.of("POSTS_PER_ACCOUNT", "3"));

    @AfterAll
    void stop() throws IOException {
        service.close();
    }

    @Test
    void one_of_many_at_once_gets_the_last_place() throws Exception {
        Http author = service.http().newcomer("many@quota.test");
        assertThat(author.post("/posts", POST).status()).isEqualTo(201);
        assertThat(author.post("/posts", POST).status()).isEqualTo(201);

        List<Integer> statuses = AtOnce.atOnce(
                8, () -> Http.served(() -> author.post("/posts", POST)).status());

        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 403)).isEqualTo(7);
    }

    @Test
    void the_refusal_names_the_quota_until_a_post_is_deleted() {
        Http author = service.http().newcomer("full@quota.test");
        Http.Response first = author.post("/posts", POST);
        Http.Response imported = author.send(
                "POST",
                "/posts/import",
                BodyPublishers.ofString(POST + "\n" + POST + "\n"),
                "Content-Type",
                "application/x-ndjson");
        assertThat(imported.body()).contains("\"line\":2,\"status\":201");

        Http.Response refused = author.send(
                "POST",
                "/posts",
                BodyPublishers.ofString(POST),
                "Content-Type",
                "application/json",
                "Accept-Language",
                "de");
        Http.Response line = author.send(
                "POST", "/posts/import", BodyPublishers.ofString(POST), "Content-Type", "application/x-ndjson");
        Http.Response removed = author.delete(first.header("Location"));

        assertThat(refused.problem()).isEqualTo("quota-exceeded");
        assertThat(refused.json().get("detail").asString()).startsWith("Ein Konto darf hier 3 Beiträge haben");
        assertThat(line.body()).isEqualTo("{\"line\":1,\"status\":403,\"type\":\"/problems/quota-exceeded\"}\n");
        assertThat(removed.status()).isEqualTo(204);
        assertThat(author.post("/posts", POST).status()).isEqualTo(201);
    }
}
