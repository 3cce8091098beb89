package io.masthead.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("MethodName")
class PostgresCommandsTest {

    private final PostgresCommands commands = new PostgresCommands(
            Path.of("/binaries"),
            new PostgresAccount(List.of(), Optional.empty()),
            new DataDirectory(Path.of("/my data"), TestServers.HOST),
            ServerSettings.ofDurableServer());

    @Test
    void starts_durable_and_waits_for_a_recovery_of_any_length() {
        List<String> words = commands.starting(4711).words();

        assertThat(words).containsSubsequence("start", "-w", "-t", "86400", "-D", "/my data/postgres");
        assertThat(words.getLast())
                .contains("-c fsync=on", "-c synchronous_commit=on", "-c full_page_writes=on")
                .contains("-c listen_addresses=127.0.0.1", "-c unix_socket_directories=''", "-p 4711");
    }

    @Test
    void stops_fast_and_waits() {
        assertThat(commands.stopping().words()).containsSubsequence("stop", "-m", "fast", "-w", "-t", "60");
    }

    @Test
    void makes_the_cluster_beside_its_place_and_passes_the_password_in_a_file() {
        assertThat(commands.initialisation().words())
                .containsSubsequence("-D", "/my data/postgres.new", "-A", "scram-sha-256")
                .contains("--pwfile=/my data/postgres-password", "--data-checksums", "--builtin-locale=C.UTF-8");
    }

    @Test
    void a_command_sees_no_settings_and_no_secrets_of_this_process() {
        Map<String, String> environment = new HashMap<>(
                Map.of("PGDATA", "/elsewhere", "SECRET_KEY", "secret", "LC_ALL", "de_DE", "PATH", "/bin", "TZ", "UTC"));

        Command.clean(environment);

        assertThat(environment).isEqualTo(Map.of("LC_ALL", "C", "PATH", "/bin", "TZ", "UTC"));
    }

    @Test
    void a_command_that_hangs_is_ended(@TempDir Path directory) {
        Command.Outcome outcome = new Command(List.of("sleep", "600"), directory).run(Duration.ofMillis(50));

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.output()).contains("sleep took longer");
    }

    @Test
    void a_command_that_does_not_exist_says_so(@TempDir Path directory) {
        Command.Outcome outcome = new Command(List.of("/no/such/program"), directory).run(Duration.ofSeconds(5));

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.output()).contains("/no/such/program");
    }

    @Test
    void a_command_tells_what_it_wrote_to_either_stream(@TempDir Path directory) {
        Command command = new Command(List.of("sh", "-c", "echo one; echo two >&2; exit 3"), directory);

        assertThat(command.run(Duration.ofSeconds(5))).isEqualTo(new Command.Outcome(false, "one\ntwo\n"));
    }
}
