package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Starts, stops, crashes and refused starts of the executable jar. */
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings("MethodName")
class ExecutableJarIT {

    @TempDir
    private Path directory;

    @Test
    void runs_from_any_directory_and_says_where_everything_is() throws Exception {
        try (ServiceProcess service = ServiceProcess.startJar(directory)) {
            Http http = service.awaitReady();

            assertThat(http.get("/users").status()).isEqualTo(200);
            assertThat(service.diagnose("Thread.vthread_scheduler"))
                    .contains("parallelism = " + 2 * Runtime.getRuntime().availableProcessors());
            assertThat(service.output().strip().lines())
                    .hasSize(4)
                    .last()
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
            http.post("/users", "{\"name\":\"A\",\"email\":\"a@jar.test\",\"age\":1,\"password\":\"correct hunter2\"}");

            assertThat(service.output()).contains("insert into users").doesNotContain("hunter2");
            assertThat(directory.resolve("elsewhere")).isDirectory();
        }
    }

    @Tag("thorough")
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
                    Http.Response response =
                            http.post("/users", "{\"name\":\"W\",\"email\":\"" + email + "\",\"age\":1}");
                    acknowledged.add(response.id());
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

    @Tag("thorough")
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

    @Tag("thorough")
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

        try (ServiceProcess service = ServiceProcess.start(directory, Map.of())) {
            Http account = service.awaitReady().withToken(token);

            assertThat(account.get("/users/me").status()).isEqualTo(200);
        }
        try (ServiceProcess service = ServiceProcess.start(directory, Map.of("ADMIN_EMAIL", "A@jar.test"))) {
            Http account = service.awaitReady().signedIn("a@jar.test", "correct horse");

            assertThat(account.get("/users/me").json().get("role").asString()).isEqualTo("admin");
        }
    }

    @Test
    void finishes_running_requests_when_it_is_told_to_stop() throws Exception {
        ServiceProcess service = ServiceProcess.start(directory, Map.of());
        String[] address = service.awaitReady().address().split(":", -1);
        int port = Integer.parseInt(address[1]);
        byte[] body = "{\"name\":\"L\",\"email\":\"last@jar.test\",\"age\":1}".getBytes(StandardCharsets.UTF_8);
        String head = "POST /users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n"
                + "Expect: 100-continue\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket running = new Socket(address[0], port)) {
            running.setSoTimeout(60_000);
            var responses = new BufferedReader(new InputStreamReader(running.getInputStream(), StandardCharsets.UTF_8));
            running.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            assertThat(responses.readLine())
                    .as("the service waits for the body")
                    .startsWith("HTTP/1.1 100");

            service.terminate();
            service.awaitRefusal(address[0], port);
            running.getOutputStream().write(body);

            assertThat(responses.lines()).contains("HTTP/1.1 201 ").anyMatch(line -> line.contains("last@jar.test"));
        }
        int exit = service.awaitExit();
        assertThat(exit).isZero();
        assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    @Tag("thorough")
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
                Map.of(
                        "DATABASE_URL",
                        "postgresql://u:p@localhost:1/d",
                        "SECRET_KEY",
                        "c2f1a97e5b08d346f9e17c52ab60d483"),
                "The database that DATABASE_URL names cannot be reached.*");
    }

    private void assertRefusal(Map<String, String> settings, String sentence) throws Exception {
        try (ServiceProcess refused = ServiceProcess.start(directory, settings)) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            var lines = refused.output().strip().lines().toList();
            assertThat(lines.getLast()).matches(sentence);
            // The lines of what was done before.
            assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.contains(" INFO  [-] Masthead: "));
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
