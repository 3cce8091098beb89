package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tells one story to a service under each of several languages, scripts of digits, calendars, time zones, encodings and
 * names of directories, and compares the responses with those of a service under English, UTC and UTF-8, byte for byte
 * but for times, tokens and what else is new each time.
 */
@Execution(ExecutionMode.SAME_THREAD)
@SuppressWarnings("MethodName")
class MachineDefaultsIT {

    /** Octal for the shell: the Java of these tests may be unable to name it. */
    private static final String BEYOND_ASCII = "$(printf 'donn\\303\\251es-\\304\\261\\331\\243')";

    private static final String IN_ITS_DIRECTORY = "mkdir " + BEYOND_ASCII + " && mv data " + BEYOND_ASCII + "/"
            + BEYOND_ASCII + " && cd " + BEYOND_ASCII + " && export DATA_DIR=" + BEYOND_ASCII;

    private static final Map<String, String> ENGLISH = Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8");
    private static final Map<String, String> NEPAL = Map.of("TZ", "Asia/Kathmandu", "LC_ALL", "C.UTF-8");
    private static final Map<String, String> NEPAL_IN_ASCII = Map.of("TZ", "Asia/Kathmandu", "LC_ALL", "C");

    /** What differs from start to start: times, tokens, ids of requests and sessions, lengths of what has these. */
    private static final Pattern NEW_EACH_TIME = Pattern.compile("(?!2016-)\\d{4}-\\d\\d-\\d\\dT(?:[0-9:.]|%3A)+Z"
            + "|(?i)(?<=x-request-id: |\"request_id\":\")[^\\n\"]+"
            + "|(?<=_token\":\"|[?&]after=|cursor=)[\\w.-]+"
            + "|(?i)(?<=content-length: |retry-after: |date: |etag: W/\"|session_id\":\")[^\\n\"]+"
            + "|(?<=/requests/)[\\w-]+|(?<=;t=)\\d+|(?<=localhost:)\\d+");

    private static final List<String> EXPECTED = new ArrayList<>();

    @TempDir
    private static Path directory;

    @BeforeAll
    static void tells_the_story_in_English() throws Exception {
        try (ServiceProcess service = ServiceProcess.startBehind(
                "cd .", prepared("en"), ENGLISH, options(List.of("-Duser.language=en", "-Duser.country=US")))) {
            EXPECTED.addAll(story(service.awaitReady()));
        }
        assertThat(EXPECTED)
                .hasSizeGreaterThan(30)
                .anySatisfy(told -> assertThat(told).contains("/problems/invalid-request\n200\n"))
                .anySatisfy(told -> assertThat(told).contains("/posts?published_after=yesterday\n422\n"))
                .anySatisfy(told -> assertThat(told).contains("published_after=2016-12-31T23:59:60Z&limit=1\n200\n"))
                .anySatisfy(told -> assertThat(told).contains("&limit=2&total=true\n200\n", "x-total-count: 7\n"));
    }

    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=tr -Duser.country=TR",
                "-Duser.language=az -Duser.country=AZ",
                "-Duser.language=fa -Duser.country=IR -Duser.extensions=u-ca-persian-nu-arabext"
            })
    void responds_alike_in_a_directory_beyond_ASCII(String locale) throws Exception {
        try (ServiceProcess service = ServiceProcess.startBehind(
                IN_ITS_DIRECTORY, prepared(locale), NEPAL, options(List.of(locale.split(" ", -1))))) {
            assertExpected(story(service.awaitReady()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab",
                "-Duser.language=th -Duser.country=TH -Duser.extensions=u-ca-buddhist-nu-thai"
            })
    void responds_alike_where_the_machine_knows_ASCII_alone(String locale) throws Exception {
        try (ServiceProcess service = ServiceProcess.startBehind(
                "cd .", prepared(locale), NEPAL_IN_ASCII, options(List.of(locale.split(" ", -1))))) {
            assertExpected(story(service.awaitReady()));
        }
    }

    @Test
    void says_in_one_sentence_that_the_locale_lacks_letters_of_a_path() throws Exception {
        String remedy = " has letters that Java cannot read in this locale \\(its encoding is .*\\);"
                + " start Masthead with LC_ALL=C\\.UTF-8\\.?";

        assertThat(refusal("mkdir " + BEYOND_ASCII + " && cd " + BEYOND_ASCII))
                .matches("The path of the working directory" + remedy);
        assertThat(refusal("export DATA_DIR=" + BEYOND_ASCII)).matches("DATA_DIR" + remedy);
    }

    private static String refusal(String script) throws Exception {
        try (ServiceProcess refused =
                ServiceProcess.startBehind(script, directory, NEPAL_IN_ASCII, ExtractedJar.options())) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            return refused.output().strip();
        }
    }

    /** Compares one response after the other: all in one message would have megabytes. */
    private static void assertExpected(List<String> told) {
        assertThat(told).hasSameSizeAs(EXPECTED);
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i)).isEqualTo(EXPECTED.get(i));
        }
    }

    private static Path prepared(String name) throws IOException {
        Path own = Files.createDirectory(directory.resolve(name.replaceAll("\\W+", "-")));
        ExtractedJar.data().copyTo(own);
        return own;
    }

    private static List<String> options(List<String> locale) {
        return Stream.concat(locale.stream(), ExtractedJar.options().stream()).toList();
    }

    /** Requests whose responses have words, numbers, times and lists of words, in every form that the service writes. */
    private static List<String> story(Http anyone) {
        List<String> told = new ArrayList<>();
        Consumer<Http.Response> tell = response -> told.add(asText(response));
        // Registration, violations and sign-in.
        String vera =
                "{\"name\":\"İI ıi Vera\",\"email\":\"VERA.I@STORY.TEST\",\"age\":41,\"password\":\"correct horse\"}";
        tell.accept(anyone.post("/users", vera));
        tell.accept(anyone.post("/users", vera));
        tell.accept(anyone.post("/users", "{\"email\":\"I\",\"age\":1000000,\"password\":\"our-masthead\"}"));
        tell.accept(anyone.post("/users", "{\"name\":7,\"email\":\"i@story.test\",\"age\":1.5}"));
        tell.accept(anyone.post("/users", "{\"name\":"));
        tell.accept(anyone.signIn("vera.i@story.test", "wrong horse"));
        tell.accept(anyone.form("/token", "grant_type=CLIENT"));
        Http.Response signedIn = anyone.signIn("vera.I@story.test", "correct horse");
        tell.accept(signedIn);
        Http author = anyone.withToken(signedIn.json().get("access_token").asString());
        tell.accept(author.get("/users/me"));

        // Posts and lists of them.
        String published = "";
        for (int i = 0; i < 12; i++) {
            Http.Response post =
                    author.post("/posts", "{\"title\":\"TITLE I İ ı " + i + "\",\"body\":\"١٢٣ Istanbul\"}");
            tell.accept(post);
            published = i == 5 ? post.json().get("published_at").asString() : published;
        }
        Http.Response draft = author.post("/posts", "{\"title\":\"Draft\",\"status\":\"draft\"}");
        tell.accept(draft);
        String post = draft.header("Location");
        tell.accept(author.post("/posts", "{\"title\":\"Draft\",\"status\":\"PUBLISHED\"}"));
        tell.accept(author.json("PATCH", post, "{\"title\":\"Publish\",\"status\":\"published\"}"));
        tell.accept(author.send(
                "PATCH",
                post,
                BodyPublishers.ofString("{\"title\":\"Late\"}"),
                "Content-Type",
                "application/json",
                "If-Match",
                "\"12\""));
        for (String target : List.of(
                "/posts?limit=2&total=true",
                "/posts?limit=2&skip=10&sort=title",
                "/posts?limit=1000000&sort=TITLE&unknown=1",
                "/posts?q=istanbul&limit=1",
                "/posts?q=t%C4%B0tle&limit=1",
                "/posts?fields=id,title&limit=1",
                "/posts?published_after=2016-12-31T23:59:60Z&limit=1",
                "/posts?published_after=" + published + "&limit=2&total=true",
                "/posts?published_after=yesterday",
                "/users?limit=1",
                "/users/1000000000",
                "/users/I",
                "/posts/1000000000",
                "/problems/invalid-request",
                "/openapi.json",
                "/.well-known/jwks.json",
                "/.well-known/oauth-authorization-server",
                "/unknown",
                "/livez",
                "/readyz",
                "/")) {
            tell.accept(anyone.get(target));
        }
        for (String language : List.of("tr", "ar-EG-u-nu-arab", "de", "es;q=0.5, *")) {
            tell.accept(anyone.send(
                    "POST",
                    "/users",
                    BodyPublishers.ofString("{\"age\":1000000}"),
                    "Content-Type",
                    "application/json",
                    "Accept-Language",
                    language));
        }
        tell.accept(anyone.send("GET", "/posts/1000000000", BodyPublishers.noBody(), "Accept", "text/html"));
        tell.accept(anyone.send("POST", "/users", BodyPublishers.ofString("I"), "Content-Type", "TEXT/PLAIN"));
        tell.accept(author.send(
                "POST",
                "/posts/import",
                BodyPublishers.ofString("{\"title\":\"I\"}\n{\"title\":1}\n{\"status\":\"DRAFT\"}\n"),
                "Content-Type",
                "application/x-ndjson"));
        tell.accept(author.get("/users/me/sessions"));
        tell.accept(author.get("/users/me/export"));
        tell.accept(author.get("/audit"));
        tell.accept(author.delete("/users/me"));
        return told;
    }

    private static String asText(Http.Response response) {
        String headers = response.received().headers().map().entrySet().stream()
                .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()) + "\n")
                .sorted()
                .collect(Collectors.joining());
        String request = response.received().request().method() + " "
                + response.received().request().uri() + "\n";
        return NEW_EACH_TIME
                .matcher(request + response.status() + "\n" + headers + response.body())
                .replaceAll("…");
    }
}
