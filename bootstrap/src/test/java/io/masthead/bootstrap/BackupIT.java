package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.util.FileSystemUtils;

/** Backups with the executable jar: while the service is written to, through kills, and beside refusals. */
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings("MethodName")
class BackupIT {

    private static final String KEY = "correct-horse-battery-staple-for-a-database-elsewhere";
    private static final Pattern NEXT = Pattern.compile("<http://[^/]+(/[^>]+)>; rel=\"next\"");
    private static final int CLIENTS = 4;
    private static final int ROUNDS = 3;
    private static final int MOST_MILLISECONDS = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Another number makes other kills. */
    private static final long SEED = 20261129;

    private final Random random = new Random(SEED);

    @TempDir
    private Path directory;

    @Tag("thorough")
    @Test
    void restores_every_post_acknowledged_before_a_backup_under_load_and_no_other() throws Exception {
        Path restored = Files.createDirectory(directory.resolve("restored"));
        String token;
        Writers writers = new Writers();
        Map<String, Long> before;
        Set<String> sent;
        String lost;
        try (ServiceProcess service = ServiceProcess.start(directory, Map.of())) {
            Http http = service.awaitReady();
            token = http.newcomer("alice@backup.test").token();
            writers.start(http.withToken(token));
            writers.awaitPosts(50);

            Path file = directory.resolve("posts.backup");
            killedAtRandom(directory.resolve("posts.backup.partial"), file, file, Map.of(), "backup", "posts.backup");
            before = Map.copyOf(writers.acknowledged);
            command(0, Map.of(), "backup", "posts.backup");
            sent = Set.copyOf(writers.sent);

            writers.stop();
            assertThat(http.get("/readyz").status()).isEqualTo(200);
            lost = afterOneMorePost(http.withToken(token));
        }
        Map<String, String> target = Map.of("DATA_DIR", restored.resolve("data").toString());
        Path data = restored.resolve("data");
        killedAtRandom(data.resolve("lock"), data.resolve("postgres"), data, target, "restore", "posts.backup");

        String output = command(0, target, "restore", "posts.backup");

        assertThat(output).contains("has the backup of", "with 1 accounts and ");
        try (ServiceProcess service = ServiceProcess.start(restored, Map.of())) {
            Http alice = service.awaitReady().withToken(token);
            before.forEach((title, id) -> assertThat(
                            alice.get("/posts/" + id).json().get("title").asString())
                    .isEqualTo(title));
            assertThat(titles(alice)).isSubsetOf(sent).containsAll(before.keySet());
            for (int post = 0; post < 100; post++) {
                assertThat(alice.post("/posts", "{\"title\":\"After\"}").status())
                        .isEqualTo(201);
            }
            // A place among the events that are lost, and of others now.
            assertThat(alice.get("/events?topic=/posts&after=" + lost).status()).isEqualTo(410);
        }
    }

    /** {@return the place behind the events of a post that is in no backup} */
    private static String afterOneMorePost(Http author) {
        String before = author.get("/posts").header("Events-After");
        author.post("/posts", "{\"title\":\"Lost\",\"status\":\"published\"}");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !author.get("/events?topic=/posts&after=" + before)
                        .body()
                        .equals("[]"));
        String next = author.get("/events?topic=/posts&after=" + before).header("Link");
        return next.replaceFirst(".*after=([^&>]+).*", "$1");
    }

    @Tag("thorough")
    @Test
    void backs_up_a_stopped_service_and_leaves_it_stopped() throws Exception {
        String output = command(0, Map.of(), "backup", "stopped.backup");

        assertThat(output).contains("stopped.backup has ", "whose signing key it holds");
        assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_terminated_backup_removes_what_it_has_and_says_so() throws Exception {
        ServiceProcess backup = ServiceProcess.start(directory, Map.of(), List.of("backup", "terminated.backup"));
        Path partial = directory.resolve("terminated.backup.partial");
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(partial));

        backup.terminate();

        assertThat(backup.awaitExit()).isEqualTo(143);
        assertThat(backup.output()).contains("Interrupted; nothing is left of it.");
        assertThat(partial).doesNotExist();
        assertThat(directory.resolve("terminated.backup")).doesNotExist();
        assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    @Tag("thorough")
    @Test
    void says_in_one_sentence_why_it_does_nothing() throws Exception {
        Map<String, String> elsewhere = Map.of("DATABASE_URL", "postgresql://u:p@db.test/masthead", "SECRET_KEY", KEY);
        Files.writeString(directory.resolve("text"), "text");

        assertThat(command(1, elsewhere, "backup", "any.backup"))
                .matches("The database that DATABASE_URL names is not Masthead's own: .*pg_basebackup or pg_dump.*\n");
        assertThat(command(1, elsewhere, "restore", "text"))
                .matches("The database that DATABASE_URL names is not Masthead's own: .*pg_restore.*\n");
        assertThat(command(1, Map.of("DATA_DIR", "none"), "backup", "any.backup"))
                .matches("There is no data of Masthead in .*/none: name its data directory with DATA_DIR\\.\n");
        assertThat(command(1, Map.of(), "backup", "text"))
                .matches("The file .*/text exists: give the backup another name, or move that file away\\.\n");
        assertThat(command(1, Map.of("DATA_DIR", "new"), "restore", "text"))
                .isEqualTo("The file text is no backup of Masthead: name one that it has written.\n");
        assertThat(command(1, Map.of(), "restore", "text"))
                .isEqualTo("The file text is no backup of Masthead: name one that it has written.\n");
        assertThat(command(1, Map.of(), "backup")).contains("'FILE'");
        assertThat(directory.resolve("new")).doesNotExist();
        assertThat(directory.resolve("none")).doesNotExist();
    }

    /** Kills a command a few times, somewhere after its first file; one that is faster has its result removed. */
    private void killedAtRandom(
            Path firstFile, Path result, Path all, Map<String, String> settings, String... arguments) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Files.deleteIfExists(firstFile);
            ServiceProcess command = ServiceProcess.start(directory, settings, List.of(arguments));
            Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(firstFile) || Files.exists(result));
            Thread.sleep(random.nextInt(MOST_MILLISECONDS));
            command.kill();
            if (command.awaitExit() == 0) {
                FileSystemUtils.deleteRecursively(all);
            }
            assertThat(result).doesNotExist();
        }
    }

    private String command(int exit, Map<String, String> settings, String... arguments) throws Exception {
        try (ServiceProcess command = ServiceProcess.start(directory, settings, List.of(arguments))) {
            assertThat(command.awaitExit()).as(command.output()).isEqualTo(exit);
            return command.output();
        }
    }

    private static List<String> titles(Http reader) {
        List<String> titles = new ArrayList<>();
        String page = "/posts?limit=100";
        while (!page.isEmpty()) {
            Http.Response response = reader.get(page);
            response.json().forEach(post -> titles.add(post.get("title").asString()));
            page = next(response.header("Link"));
        }
        return titles;
    }

    private static String next(String links) {
        Matcher next = NEXT.matcher(links);
        return next.find() ? next.group(1) : "";
    }

    /** Clients that write posts until they are stopped. */
    private static final class Writers {

        private final Set<String> sent = ConcurrentHashMap.newKeySet();
        private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicInteger number = new AtomicInteger();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        void start(Http author) {
            for (int client = 0; client < CLIENTS; client++) {
                threads.execute(() -> write(author));
            }
        }

        private void write(Http author) {
            while (!stopped.get()) {
                String title = "Post " + number.incrementAndGet();
                sent.add(title);
                Http.Response response = author.post("/posts", "{\"title\":\"" + title + "\"}");
                if (response.status() == 201) {
                    acknowledged.put(title, response.id());
                }
            }
        }

        void awaitPosts(int count) {
            Awaitility.await().atMost(PATIENCE).until(() -> acknowledged.size() >= count);
        }

        void stop() {
            stopped.set(true);
            threads.close();
        }
    }
}
