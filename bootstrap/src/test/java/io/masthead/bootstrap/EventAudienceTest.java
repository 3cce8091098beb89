package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.masthead.bootstrap.FeedForm.Reader;
import io.masthead.domain.event.EventType;
import io.masthead.http.stream.OpenStreams;
import io.masthead.http.stream.OpenStreams.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each type of event for each of its audiences, as each reader gets it, in each form: as it occurs, and read again. */
@SharedService
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("MethodName")
class EventAudienceTest {

    /** What happens, in this order: to the posts and the account of an author, and to that of a newcomer. */
    private static final String MATRIX = """
            post.written     draft    -      author -     admin
            post.edited      draft    -      author -     admin
            post.edited      draft    nobody author other admin
            post.published   draft    nobody author other admin
            post.edited      draft    nobody author other admin
            post.edited      draft    -      author -     admin
            post.withdrawn   draft    nobody author other admin
            post.deleted     draft    -      author -     admin
            post.written     post     nobody author other admin
            post.published   post     nobody author other admin
            account.edited   author   -      author -     admin
            user.edited      author   nobody author other admin
            session.started  author   -      author -     admin
            session.ended    author   -      author -     admin
            password.changed author   -      author -     admin
            user.registered  newcomer nobody author other admin
            session.started  newcomer -      -      -     admin
            session.ended    newcomer -      -      -     admin
            user.closed      newcomer nobody author other admin
            post.deleted     last     nobody author other admin
            """;

    private static final String PASSWORD = "correct horse";

    private final RunningService service;
    private final Http http;
    private final String run = UUID.randomUUID() + "@audience.test";
    private final Map<String, String> subjects = new LinkedHashMap<>();

    EventAudienceTest(RunningService service) {
        this.service = service;
        this.http = service.http();
    }

    @Test
    void is_the_same_in_all_forms_for_what_occurs_and_what_is_read_again() {
        Http admin = service.admin();
        String beginning = http.get("/posts").header("Events-After");
        Http author = http.newcomer("author-" + run);
        long last = write(author, "published");
        subjects.put("last", "posts/" + last);
        subjects.put("author", "users/" + author.get("/users/me").id());
        Http other = http.newcomer("other-" + run);
        String place = placeOfSignIn(other, beginning);
        Map<String, Reader> readers = readers(author, other, admin);

        Map<String, CompletableFuture<List<String>>> live = new LinkedHashMap<>();
        readers.forEach((name, reader) -> forms().forEach(form -> live.put(
                name + " live by " + form,
                CompletableFuture.supplyAsync(form.open(reader, place, end()), Thread::startVirtualThread))));
        await().until(() -> service.bean(OpenStreams.class).number(Form.POLL) == readers.size());
        change(author, last);
        Map<String, List<String>> told = new LinkedHashMap<>();
        live.forEach((name, events) -> told.put(name, events.join()));
        readers.forEach((name, reader) -> forms().forEach(form -> told.put(
                name + " again by " + form, form.open(reader, place, end()).get())));

        assertThat(told)
                .hasSize(4 * 3 * 2)
                .allSatisfy((name, events) ->
                        assertThat(ofThisRun(events)).as(name).isEqualTo(expected(name.split(" ", -1)[0])));
    }

    @Test
    void every_type_has_a_row() {
        assertThat(MATRIX.lines().map(row -> row.split(" +", -1)[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(EventType.values()).map(EventType::code).toList());
    }

    /** {@return a place behind the sign-in, and so behind all that was before} */
    private String placeOfSignIn(Http user, String after) {
        List<Http.Response> pages = new ArrayList<>();
        await().until(() -> {
            pages.add(user.get("/events?limit=100&topic=/users/me&after=" + after));
            return pages.getLast().body().contains("session.started");
        });
        return FeedForm.next(pages.getLast());
    }

    private Map<String, Reader> readers(Http author, Http other, Http admin) {
        List<String> topics = List.of("/posts", "/users", "/" + subject("author"), "/" + subject("author") + "/posts");
        Map<String, Reader> readers = new LinkedHashMap<>();
        readers.put("nobody", new Reader(http, Optional.empty(), topics));
        readers.put("author", reader(author, topics, "/users/me"));
        readers.put("other", reader(other, topics, "/users/me"));
        readers.put("admin", reader(admin, topics, "/events"));
        return readers;
    }

    private static Reader reader(Http http, List<String> topics, String another) {
        return new Reader(
                http,
                Optional.of(http.token()),
                Stream.concat(topics.stream(), Stream.of(another)).toList());
    }

    private static Stream<FeedForm> forms() {
        return Stream.of(FeedForm.values());
    }

    private void change(Http author, long last) {
        long draft = write(author, "draft");
        subjects.put("draft", "posts/" + draft);
        edit(author, "/posts/" + draft, "{\"title\":\"Other\"}");
        edit(author, "/posts/" + draft, "{\"status\":\"published\"}");
        edit(author, "/posts/" + draft, "{\"title\":\"Shown\"}");
        edit(author, "/posts/" + draft, "{\"status\":\"draft\"}");
        delete(author, "/posts/" + draft);
        subjects.put("post", "posts/" + write(author, "published"));
        edit(author, "/users/me", "{\"age\":31}");
        edit(author, "/users/me", "{\"name\":\"Renamed\"}");
        Http elsewhere = http.signedIn("author-" + run, PASSWORD);
        delete(author, "/users/me/sessions/" + currentSession(elsewhere));
        assertThat(author.json(
                                "PUT",
                                "/users/me/password",
                                "{\"current_password\":\"" + PASSWORD + "\",\"new_password\":\"another horse\"}")
                        .status())
                .isEqualTo(204);
        Http newcomer = http.newcomer("newcomer-" + run);
        subjects.put("newcomer", "users/" + newcomer.get("/users/me").id());
        delete(newcomer, "/users/me");
        delete(author, "/posts/" + last);
    }

    private static long currentSession(Http user) {
        return user.get("/users/me/sessions")
                .json()
                .valueStream()
                .filter(session -> session.get("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asLong();
    }

    private static long write(Http author, String status) {
        return author.post("/posts", "{\"title\":\"Title\",\"status\":\"" + status + "\"}")
                .id();
    }

    private static void edit(Http user, String target, String changes) {
        assertThat(user.json("PATCH", target, changes).status()).as(target).isEqualTo(200);
    }

    private static void delete(Http user, String target) {
        assertThat(user.delete(target).status()).as(target).isEqualTo(204);
    }

    private String end() {
        return "post.deleted " + subject("last");
    }

    private List<String> expected(String reader) {
        return MATRIX.lines()
                .map(row -> List.of(row.split(" +", -1)))
                .filter(row -> row.subList(2, row.size()).contains(reader))
                .map(row -> row.get(0) + " " + subject(row.get(1)))
                .toList();
    }

    private List<String> ofThisRun(List<String> events) {
        return events.stream()
                .filter(event -> subjects.containsValue(event.split(" ", -1)[1]))
                .toList();
    }

    private String subject(String name) {
        return Optional.ofNullable(subjects.get(name)).orElseThrow();
    }
}
