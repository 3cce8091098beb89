package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command move with the executable jar, killed at random moments, to a PostgreSQL of another version. */
@Tag("thorough")
@SuppressWarnings("MethodName")
class MoveIT {

    private static final int ROUNDS = Integer.getInteger("move.rounds", 3);
    private static final long SEED = Long.getLong("move.seed", 59);
    private static final String ALICE = "alice@move.test";

    @TempDir
    private Path directory;

    @Test
    void every_response_is_as_before_after_a_move_that_was_killed_again_and_again() throws Exception {
        Files.writeString(
                directory.resolve("posts.ndjson"),
                IntStream.range(0, 12_000)
                        .mapToObj(post ->
                                "{\"title\":\"Title " + post + " ümläut\",\"body\":\"" + "word ".repeat(20) + "\"}")
                        .collect(Collectors.joining("\n")));
        Map<String, String> before;
        List<String> requests;
        String token;
        String refreshToken;
        long newest;
        try (ServiceProcess service = ServiceProcess.start(directory, Map.of())) {
            Http http = service.awaitReady();
            Http alice = http.newcomer(ALICE);
            command(0, "import", "posts.ndjson", "--as", ALICE);
            command(0, "admin", "grant", ALICE);
            Http.Response signIn = http.signIn(ALICE, "correct horse");
            token = signIn.json().get("access_token").asString();
            refreshToken = signIn.json().get("refresh_token").asString();
            newest = alice.withToken(token)
                    .post("/posts", "{\"title\":\"Newest\"}")
                    .id();
            requests = requests(alice.withToken(token));
            before = responses(alice.withToken(token), requests);

            assertThat(command(1, "move", "--to", "postgresql://x:y@127.0.0.1:1/z"))
                    .startsWith("Another Masthead (process ");
        }

        try (OtherPostgres other = OtherPostgres.start()) {
            other.execute("postgres", "create role tables_owner login password 'of-the-owner'");
            other.execute("postgres", "create role service login password 'of-the-service'");
            other.execute("postgres", "create database masthead owner tables_owner");
            String target = other.url("masthead", "tables_owner", "of-the-owner");

            String output = movedDespiteKills(target);

            assertThat(output).contains("both databases have the same rows", "DATABASE_URL", "SECRET_KEY");
            assertThat(output).doesNotContain("of-the-owner", target);
            assertThat(other.single("masthead", "select count(*) from posts")).isEqualTo("12001");
            assertThat(other.single("masthead", "select count(*) from pg_class where relname ~ 'transfer'"))
                    .isEqualTo("0");
            try (ServiceProcess refused = ServiceProcess.start(directory, Map.of())) {
                assertThat(refused.awaitExit()).isEqualTo(1);
                assertThat(refused.output())
                        .contains("was moved to another PostgreSQL (127.0.0.1:", "/masthead): set DATABASE_URL");
            }

            assertThat(command(2, "admin", "list"))
                    .matches(
                            "The data in \\S+ was moved to another PostgreSQL \\(127\\.0\\.0\\.1:[0-9]+/masthead\\): set"
                                    + " DATABASE_URL to that one, or delete the file \\S+ to go on with the state before the"
                                    + " move\\.\n");

            Map<String, String> settings = new HashMap<>();
            settings.put("DATABASE_URL", other.url("masthead", "service", "of-the-service"));
            settings.put("DATABASE_MIGRATION_URL", target);
            settings.put(
                    "SECRET_KEY",
                    Files.readString(directory.resolve("data/secret-key")).strip());
            try (ServiceProcess service = ServiceProcess.start(directory, settings)) {
                Http http = service.awaitReady();
                assertThat(responses(http.withToken(token), requests)).isEqualTo(before);
                assertThat(http.withToken(token)
                                .post("/posts", "{\"title\":\"After\"}")
                                .id())
                        .isGreaterThan(newest);
                assertThat(http.refresh(refreshToken).status()).isEqualTo(200);
                assertThat(http.newcomer("bob@move.test").get("/users/me").status())
                        .isEqualTo(200);
            }
        }
    }

    /** {@return targets of requests, with those that the links of lists name} */
    private static List<String> requests(Http alice) {
        List<String> requests = new ArrayList<>(List.of(
                "/users",
                "/users/me",
                "/posts",
                "/posts?total=true&limit=100",
                "/posts?sort=title&limit=50",
                "/posts?q=umlaut&limit=50",
                "/users/me/sessions",
                "/audit"));
        for (String list : List.of("/posts?limit=7", "/posts?sort=title&limit=7", "/audit?limit=1")) {
            String link = alice.get(list).header("Link");
            requests.add(link.replaceFirst("(?s).*?<[^>]*?(/(?:posts|audit)\\?[^>]*)>; rel=\"next\".*", "$1"));
        }
        return requests;
    }

    private static Map<String, String> responses(Http http, List<String> requests) {
        Map<String, String> responses = new HashMap<>();
        for (String request : requests) {
            Http.Response response = http.get(request);
            assertThat(response.status()).as(request).isEqualTo(200);
            responses.put(request, response.body());
        }
        return responses;
    }

    /** Kills a move after a random time, some times, and lets the last one end. */
    private String movedDespiteKills(String target) throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            ServiceProcess move = ServiceProcess.start(directory, Map.of(), List.of("move", "--to", target));
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> exitOf(move));
            try {
                assertThat(exit.get(random.nextInt(500, 6_000), TimeUnit.MILLISECONDS))
                        .as(move.output())
                        .isZero();
                return move.output();
            } catch (TimeoutException running) {
                move.kill();
                int unused = exit.join();
            }
        }
        return command(0, "move", "--to", target);
    }

    private static int exitOf(ServiceProcess process) {
        try {
            return process.awaitExit();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private String command(int exit, String... arguments) throws IOException, InterruptedException {
        ServiceProcess command = ServiceProcess.start(directory, Map.of(), List.of(arguments));
        assertThat(command.awaitExit()).as(command.output()).isEqualTo(exit);
        return command.output();
    }
}
