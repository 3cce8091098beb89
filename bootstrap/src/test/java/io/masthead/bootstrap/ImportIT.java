package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports with the executable jar: from a file, through kills, and in little memory. */
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings("MethodName")
class ImportIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ALICE = "alice@import.test";
    private static final Pattern SUMMARY =
            Pattern.compile("([0-9]+) written, ([0-9]+) there already, ([0-9]+) refused");

    @TempDir
    private Path directory;

    @Test
    void imports_beside_a_running_service_and_without_it() throws Exception {
        String lines = text(600) + "{\"title\":\"\",\"body\":1}\n\n{\n" + "x".repeat(1024 * 1024 + 1) + "\n"
                + "{\"title\":\"Last\"}";
        Files.writeString(directory.resolve("posts.ndjson"), lines);
        try (ServiceProcess service = ServiceProcess.start(directory, Map.of())) {
            Http alice = service.awaitReady().newcomer(ALICE);

            String output = command(1, Map.of(), "import", "posts.ndjson", "--as", "Alice@import.test");

            assertThat(output.lines())
                    .containsExactly(
                            "posts.ndjson:601: title: string_too_short",
                            "posts.ndjson:601: body: string_type",
                            "posts.ndjson:603: unreadable-body",
                            "posts.ndjson:604: content-too-large",
                            "601 written, 0 there already, 3 refused (they are in posts.ndjson.rejected).");
            assertThat(countOf(alice)).isEqualTo(601);
        }
        assertThat(directory.resolve("posts.ndjson.rejected"))
                .hasContent("{\"title\":\"\",\"body\":1}\n{\n" + "x".repeat(1024 * 1024 + 1) + "\n");

        String again = command(1, Map.of(), "import", "posts.ndjson", "--as", ALICE);

        assertThat(again).contains("0 written, 601 there already, 3 refused (they are in posts.ndjson.rejected).");
        assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void makes_an_admin_beside_a_running_service() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(directory, Map.of())) {
            Http http = service.awaitReady();
            http.newcomer(ALICE);

            assertThat(command(1, Map.of(), "admin", "list")).isEqualToIgnoringNewLines("There is no admin.");
            assertThat(command(0, Map.of(), "admin", "grant", ALICE))
                    .isEqualToIgnoringNewLines(
                            "The account of alice@import.test is an admin now; its sessions have ended.");
            assertThat(command(0, Map.of(), "admin", "list")).endsWith(" alice@import.test\n");
            assertThat(http.newcomer(ALICE).get("/audit").status()).isEqualTo(200);
            assertThat(command(1, Map.of(), "admin", "revoke", ALICE)).contains("is the last admin");
        }
    }

    @Tag("thorough")
    @Test
    void goes_on_where_a_killed_import_ended() throws Exception {
        int lines = 5_000;
        Files.writeString(directory.resolve("posts.ndjson"), text(lines));
        try (ServiceProcess service = ServiceProcess.start(directory, Map.of())) {
            Http alice = service.awaitReady().newcomer(ALICE);
            ServiceProcess killed =
                    ServiceProcess.start(directory, Map.of(), List.of("import", "posts.ndjson", "--as", ALICE));
            awaitPosts(alice);
            killed.kill();
            int exit = killed.awaitExit();

            String output = command(0, Map.of(), "import", "posts.ndjson", "--as", ALICE);

            Matcher summary = SUMMARY.matcher(output);
            assertThat(summary.find()).as(output).isTrue();
            long thereAlready = Long.parseLong(summary.group(2));
            assertThat(exit).isNotZero();
            assertThat(thereAlready).isBetween(500L, lines - 500L).matches(number -> number % 500 == 0);
            assertThat(Long.parseLong(summary.group(1))).isEqualTo(lines - thereAlready);
            assertThat(countOf(alice)).isEqualTo(lines);
        }
    }

    @Tag("thorough")
    @Test
    void a_request_goes_on_where_a_killed_service_ended() throws Exception {
        int lines = 5_000;
        String text = text(lines);
        ServiceProcess first = ServiceProcess.start(directory, Map.of());
        Http alice = first.awaitReady().newcomer(ALICE);
        CompletableFuture<Http.Response> broken = CompletableFuture.supplyAsync(() -> send(alice, text));
        awaitPosts(alice);
        first.kill();
        int exit = first.awaitExit();
        Throwable hungUp = broken.handle((response, problem) -> problem).join();

        try (ServiceProcess second = ServiceProcess.start(directory, Map.of())) {
            Http back = second.awaitReady().withToken(alice.token());
            List<JsonNode> results =
                    send(back, text).body().lines().map(JSON::readTree).toList();

            assertThat(exit).isNotZero();
            assertThat(hungUp).isInstanceOf(CompletionException.class);
            assertThat(results).hasSize(lines).allMatch(result -> result.has("id"));
            assertThat(results.stream().filter(result -> result.has("replayed")).count())
                    .isBetween(500L, lines - 500L)
                    .matches(number -> number % 500 == 0);
            assertThat(countOf(back)).isEqualTo(lines);
        }
    }

    @Tag("thorough")
    @Test
    void takes_more_than_its_memory() throws Exception {
        Map<String, String> little = Map.of("JAVA_TOOL_OPTIONS", "-Xmx128m");
        String filling = ",\"ignored\":\"" + "x".repeat(80_000) + "\"}\n";
        String lines = text(100).replace("}\n", filling);
        Path file = directory.resolve("posts.ndjson");
        for (int i = 0; i < 20; i++) {
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        try (ServiceProcess service = ServiceProcess.start(directory, little)) {
            Http alice = service.awaitReady().newcomer(ALICE);

            String output = command(0, little, "import", "posts.ndjson", "--as", ALICE);
            Http.Response response = alice.send(
                    "POST", "/posts/import", BodyPublishers.ofFile(file), "Content-Type", "application/x-ndjson");

            assertThat(Files.size(file)).isGreaterThan(150L * 1024 * 1024);
            assertThat(output).contains("2000 written");
            assertThat(response.body().lines()).hasSize(2_000).allMatch(line -> line.contains("\"status\":201"));
            assertThat(countOf(alice)).isEqualTo(4_000);
        }
    }

    @Tag("thorough")
    @Test
    void says_in_one_sentence_why_it_does_not_begin() throws Exception {
        Files.write(directory.resolve("latin.ndjson"), "{}\n{\"title\":\"é\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(directory.resolve("good.ndjson"), "{}");

        assertThat(command(1, Map.of(), "export")).isEqualTo("There is no command export; --help lists them.\n");
        assertThat(command(1, Map.of(), "import", "good.ndjson")).contains("'--as=EMAIL'");
        assertThat(command(2, Map.of(), "import", "missing.ndjson", "--as", ALICE))
                .isEqualTo("There is no file missing.ndjson.\n");
        assertThat(command(2, Map.of(), "import", "latin.ndjson", "--as", ALICE))
                .isEqualTo("latin.ndjson:2: this is not UTF-8; convert the file first.\n");
        assertThat(command(2, Map.of(), "import", "good.ndjson", "--as", "nobody"))
                .isEqualTo("--as takes the address of an account, which nobody is not.\n");
        assertThat(command(2, Map.of(), "import", "good.ndjson", "--as", ALICE))
                .isEqualTo("No account has the address alice@import.test.\n");
        assertThat(command(0, Map.of(), "import", "--help")).contains("FILE", "--as=EMAIL");
    }

    private String command(int exit, Map<String, String> settings, String... arguments) throws Exception {
        try (ServiceProcess command = ServiceProcess.start(directory, settings, List.of(arguments))) {
            assertThat(command.awaitExit()).as(command.output()).isEqualTo(exit);
            return command.output();
        }
    }

    private static void awaitPosts(Http author) throws InterruptedException {
        while (countOf(author) < 500) {
            Thread.sleep(10);
        }
    }

    private static Http.Response send(Http author, String text) {
        return author.send(
                "POST",
                "/posts/import",
                BodyPublishers.ofString(text),
                "Content-Type",
                "application/x-ndjson",
                "Idempotency-Key",
                "key");
    }

    private static String text(int lines) {
        return IntStream.range(0, lines)
                .mapToObj(i -> "{\"title\":\"Post " + i + "\"}\n")
                .collect(Collectors.joining());
    }

    private static long countOf(Http author) {
        return Long.parseLong(author.get("/posts?total=true&limit=1&author_id="
                        + author.get("/users/me").id())
                .header("X-Total-Count"));
    }
}
