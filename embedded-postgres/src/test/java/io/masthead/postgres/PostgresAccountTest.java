package io.masthead.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.postgres.PostgresAccount.Owner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class PostgresAccountTest {

    private static final DataDirectory DATA = new DataDirectory(Path.of("/data"), TestServers.HOST);

    @Test
    void an_ordinary_user_runs_it_directly() {
        PostgresAccount account = PostgresAccount.chosen(1000, new Owner(0, 0), words -> false, TestServers.HOST);

        assertThat(stopping(account)).startsWith("/binaries/bin/pg_ctl", "stop");
        assertThat(account.owner()).isEmpty();
    }

    @Test
    void root_runs_it_in_a_user_namespace() {
        PostgresAccount account = PostgresAccount.chosen(0, new Owner(0, 0), words -> true, TestServers.HOST);

        assertThat(stopping(account)).startsWith("unshare", "-U", "/binaries/bin/pg_ctl", "stop");
        assertThat(account.owner()).isEmpty();
    }

    @Test
    void root_runs_it_as_nobody_where_namespaces_are_forbidden() {
        PostgresAccount account =
                PostgresAccount.chosen(0, new Owner(0, 0), words -> !words.contains("unshare"), TestServers.HOST);

        assertThat(stopping(account))
                .startsWith("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "/binaries/bin/pg_ctl");
        assertThat(account.owner()).contains(new Owner(65534, 65534));
    }

    @Test
    void root_runs_it_as_the_owner_of_the_data() {
        PostgresAccount account = PostgresAccount.chosen(0, new Owner(1000, 100), words -> true, TestServers.HOST);

        assertThat(stopping(account)).startsWith("setpriv", "--reuid=1000", "--regid=100", "--clear-groups");
        assertThat(account.owner()).contains(new Owner(1000, 100));
    }

    @Test
    void root_is_told_what_to_do_where_neither_is_possible() {
        assertThatThrownBy(() -> PostgresAccount.chosen(0, new Owner(0, 0), words -> false, TestServers.HOST))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContainingAll("run Masthead as an ordinary user", "DATABASE_URL");
    }

    private static List<String> stopping(PostgresAccount account) {
        return new PostgresCommands(Path.of("/binaries"), account, DATA, ServerSettings.ofDurableServer())
                .stopping()
                .words();
    }
}
