package io.masthead.postgres;

import static io.masthead.postgres.TestServers.serverOf;
import static io.masthead.postgres.TestServers.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("MethodName")
class CrashTest {

    @TempDir
    private Path directory;

    @Test
    void stops_the_server_that_a_killed_service_left_behind_and_keeps_its_rows() throws Exception {
        ProcessHandle abandoned;
        try (ChildService killed = ChildService.start(directory)) {
            assertThat(killed.isReady()).as(killed.firstWords()).isTrue();
            killed.kill();
            abandoned = serverOf(directory);
            assertThat(abandoned.isAlive()).isTrue();
        }

        try (EmbeddedPostgres postgres = TestServers.start(directory)) {
            assertThat(serverOf(directory).pid()).isNotEqualTo(abandoned.pid());
            assertThat(rowsIn(postgres)).isEqualTo("2");
        }

        assertThat(Files.readString(directory.resolve("postgres.log"))).contains("received fast shutdown request");
    }

    @Test
    void recovers_when_service_and_server_were_killed() throws Exception {
        try (ChildService killed = ChildService.start(directory)) {
            assertThat(killed.isReady()).as(killed.firstWords()).isTrue();
            killed.kill();
            serverOf(directory).destroyForcibly();
        }

        try (EmbeddedPostgres postgres = TestServers.start(directory)) {
            assertThat(rowsIn(postgres)).isEqualTo("2");
        }

        assertThat(Files.readString(directory.resolve("postgres.log"))).contains("was not properly shut down");
    }

    @Test
    void closes_quietly_and_starts_again_when_only_the_server_was_killed() throws Exception {
        try (ChildService alive = ChildService.start(directory)) {
            assertThat(alive.isReady()).as(alive.firstWords()).isTrue();
            serverOf(directory).destroyForcibly();
        }

        try (EmbeddedPostgres postgres = TestServers.start(directory)) {
            assertThat(rowsIn(postgres)).isEqualTo("2");
        }
    }

    @Test
    void waits_for_the_rest_of_a_killed_server_to_end() throws Exception {
        ProcessHandle rest;
        try (ChildService killed = ChildService.start(directory)) {
            assertThat(killed.isReady()).as(killed.firstWords()).isTrue();
            killed.kill();
            ProcessHandle server = serverOf(directory);
            rest = server.children().findFirst().orElseThrow();
            signal("-STOP", rest);
            server.destroyForcibly();
        }

        CompletableFuture<EmbeddedPostgres> start =
                CompletableFuture.supplyAsync(() -> TestServers.start(directory), Thread::startVirtualThread);
        try {
            await().until(() ->
                    Files.readString(directory.resolve("postgres.log")).contains("pre-existing shared memory block"));
            assertThat(start).isNotDone();
        } finally {
            signal("-CONT", rest);
        }

        try (EmbeddedPostgres postgres = start.join()) {
            assertThat(rowsIn(postgres)).isEqualTo("2");
        }
    }

    @Test
    void leaves_a_stranger_alone_that_has_the_number_of_a_dead_server() throws Exception {
        TestServers.start(directory).close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        Files.writeString(directory.resolve("postgres/postmaster.pid"), stranger.pid() + "\n/elsewhere\n");

        try (EmbeddedPostgres postgres = TestServers.start(directory)) {
            assertThat(postgres.port()).isPositive();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void starts_over_when_the_first_start_died_while_it_made_the_cluster() throws Exception {
        Path unfinished = Files.createDirectories(directory.resolve("postgres.new/base"));
        Files.writeString(unfinished.resolve("half"), "written");

        try (EmbeddedPostgres postgres = TestServers.start(directory)) {
            assertThat(single(postgres, "select 1")).isEqualTo("1");
        }

        assertThat(directory.resolve("postgres.new")).doesNotExist();
        assertThat(directory.resolve("postgres/base/half")).doesNotExist();
    }

    @Test
    void ends_an_initdb_that_outlived_its_service() throws Exception {
        String unfinished = directory.toRealPath().resolve("postgres.new").toString();
        Path initdb = directory.resolve("initdb");
        // A process that another test starts would inherit the open file from this JVM: "Text file busy".
        assertThat(new ProcessBuilder("cp", "/bin/sh", initdb.toString())
                        .start()
                        .waitFor())
                .isZero();
        Process abandoned = new ProcessBuilder(initdb.toString(), "-c", "read line", unfinished).start();
        Process stranger = new ProcessBuilder("/bin/sh", "-c", "read line", unfinished).start();

        try (EmbeddedPostgres postgres = TestServers.start(directory)) {
            assertThat(postgres.port()).isPositive();
            assertThat(abandoned.isAlive()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            abandoned.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    private static void signal(String signal, ProcessHandle process) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String rowsIn(EmbeddedPostgres postgres) throws SQLException {
        return single(postgres, "select count(*) from notes");
    }
}
