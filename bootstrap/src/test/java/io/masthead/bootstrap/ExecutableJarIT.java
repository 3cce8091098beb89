package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, stopping, crashing and refusing to start, with the jar that people run. */
@SuppressWarnings("MethodName")
class ExecutableJarIT {

    @TempDir
    private Path directory;

    @Test
    void runs_from_any_directory_and_says_where_everything_is() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(directory, Map.of())) {
            Http http = service.awaitReady();

            assertThat(http.get("/users").status()).isEqualTo(200);
            assertThat(service.output().strip().lines())
                    .singleElement()
                    .asString()
                    .contains(
                            "API: http://localhost:",
                            "/docs",
                            directory.resolve("data").toString());
            for (String secret : List.of("secret-key", "postgres-password")) {
                assertThat(Files.getPosixFilePermissions(
                                directory.resolve("data").resolve(secret)))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void reads_settings_from_a_file_and_shows_sql_on_request() throws Exception {
        Files.writeString(directory.resolve(".env"), "export debug='true' # SQL, please\nDATA_DIR=\"elsewhere\"\n");

        try (ServiceProcess service = ServiceProcess.start(directory, Map.of())) {
            Http http = service.awaitReady();
            http.post("/users", "{\"name\":\"A\",\"email\":\"a@jar.test\",\"age\":1,\"password\":\"hunter2hunter2\"}");

            assertThat(service.output()).contains("insert into users").doesNotContain("hunter2");
            assertThat(directory.resolve("elsewhere")).isDirectory();
        }
    }

    @Test
    void keeps_every_acknowledged_write_through_a_kill() throws Exception {
        Set<Long> acknowledged = new ConcurrentSkipListSet<>();
        CountDownLatch enough = new CountDownLatch(200);
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
        ServiceProcess first = ServiceProcess.start(directory, Map.of());
        Http http = first.awaitReady();
        for (int writer = 0; writer < 8; writer++) {
            String name = "writer" + writer;
            Future<?> unused = writers.submit(() -> {
                for (int i = 0; ; i++) {
                    String email = name + "-" + i + "@kill.test";
                    Http.Answer answer = http.post("/users", "{\"name\":\"W\",\"email\":\"" + email + "\",\"age\":1}");
                    acknowledged.add(answer.id());
                    enough.countDown();
                }
            });
        }
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();

        first.kill();
        int exit = first.awaitExit();
        writers.shutdown();
        assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(exit).isNotZero();
        try (ServiceProcess second = ServiceProcess.start(directory, Map.of())) {
            assertThat(storedIds(second.awaitReady())).containsAll(acknowledged);
        }
    }

    @Test
    void ends_when_its_database_is_killed_and_has_everything_at_the_next_start() throws Exception {
        ServiceProcess first = ServiceProcess.start(directory, Map.of());
        long id = first.awaitReady()
                .post("/users", "{\"name\":\"A\",\"email\":\"a@jar.test\",\"age\":1}")
                .id();
        long postmaster = Long.parseLong(Files.readAllLines(directory.resolve("data/postgres/postmaster.pid"))
                .getFirst());

        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();

        assertThat(first.awaitExit()).isEqualTo(1);
        assertThat(first.output()).contains("was killed from outside; start Masthead again");
        try (ServiceProcess second = ServiceProcess.start(directory, Map.of())) {
            assertThat(second.awaitReady().get("/users/" + id).status()).isEqualTo(200);
        }
    }

    @Test
    void keeps_accounts_and_tokens_through_a_restart() throws Exception {
        String token;
        try (ServiceProcess service = ServiceProcess.start(directory, Map.of())) {
            Http http = service.awaitReady();
            http.post("/users", "{\"name\":\"A\",\"email\":\"a@jar.test\",\"age\":1,\"password\":\"correct horse\"}");
            token = http.form("/token", "username=a@jar.test&password=correct+horse")
                    .json()
                    .get("access_token")
                    .asString();
        }

        try (ServiceProcess service = ServiceProcess.start(directory, Map.of("ADMIN_EMAIL", "A@jar.test"))) {
            Http account = service.awaitReady().withToken(token);

            assertThat(account.get("/users/me").json().get("role").asString()).isEqualTo("admin");
        }
    }

    @Test
    void finishes_running_requests_when_it_is_told_to_stop() throws Exception {
        ServiceProcess service = ServiceProcess.start(directory, Map.of());
        Http http = service.awaitReady();
        List<Future<Integer>> signIns = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch sent = new CountDownLatch(1);
            for (int i = 0; i < 30; i++) {
                signIns.add(callers.submit(() -> {
                    sent.countDown();
                    return http.form("/token", "username=nobody@jar.test&password=wrong")
                            .status();
                }));
            }
            assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
            // A sign-in takes some ten milliseconds of hashing, so the first answer finds others under way.
            signIns.getFirst().get(30, TimeUnit.SECONDS);

            service.terminate();

            int answered = 0;
            for (Future<Integer> signIn : signIns) {
                try {
                    assertThat(signIn.get(60, TimeUnit.SECONDS)).isEqualTo(400);
                    answered++;
                } catch (java.util.concurrent.ExecutionException refusedConnection) {
                    // came too late to be let in; one that was let in has its answer
                    assertThat(refusedConnection).hasRootCauseInstanceOf(java.net.ConnectException.class);
                }
            }
            assertThat(answered).isPositive();
        }
        service.awaitExit();
        assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void says_in_one_sentence_why_it_does_not_start() throws Exception {
        try (ServiceProcess running = ServiceProcess.start(directory, Map.of())) {
            running.awaitReady();
            assertRefusal(Map.of(), "Another Masthead \\(process [0-9]+\\) uses .*DATA_DIR\\.");
        }
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            assertRefusal(
                    Map.of("PORT", Integer.toString(taken.getLocalPort())),
                    "Port [0-9]+ is in use; stop the other program, or set PORT to a free port\\.");
        }
        Path file = Files.createFile(directory.resolve("no-directory"));
        assertRefusal(Map.of("DATA_DIR", file.toString()), ".*no-directory.*");
        assertRefusal(Map.of("DATA_DIR", "/proc/masthead"), ".*/proc/masthead.*");
        assertRefusal(Map.of("SECRET_KEY", "short"), "SECRET_KEY must .*");
        assertRefusal(
                Map.of("DATABASE_URL", "postgresql://u:p@localhost:1/d", "SECRET_KEY", "s".repeat(32)),
                "The database that DATABASE_URL names cannot be reached.*");
    }

    private void assertRefusal(Map<String, String> settings, String sentence) throws Exception {
        try (ServiceProcess refused = ServiceProcess.start(directory, settings)) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.output().strip()).matches(sentence);
        }
    }

    private static Set<Long> storedIds(Http http) {
        Set<Long> ids = new TreeSet<>();
        for (int skip = 0; ; skip += 100) {
            var page = http.get("/users?limit=100&skip=" + skip).json();
            if (page.isEmpty()) {
                return ids;
            }
            page.forEach(user -> ids.add(user.get("id").asLong()));
        }
    }
}
