package io.masthead.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class HostApplicationTest {

    private static final HostApplication SHOP =
            new HostApplication("Shop", "user", "select", "SHOP_FILES", "SHOP_DATABASE");

    @Test
    void lends_its_names_to_database_and_roles_even_words_of_sql(@TempDir Path directory) throws SQLException {
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(directory, SHOP, ignored -> TestServers.binaries(), TestServers::freePort)) {
            assertThat(postgres.jdbcUrl()).endsWith(":" + postgres.port() + "/user");
            assertThat(postgres.owner().user()).isEqualTo("user");
            assertThat(postgres.service().user()).isEqualTo("select");
            assertThat(TestServers.single(postgres, "select current_database() || ' ' || current_user"))
                    .isEqualTo("user user");
            assertThat(TestServers.single(
                            postgres, "select string_agg(rolname, ' ' order by oid) from pg_roles where oid >= 16384"))
                    .isEqualTo("select");
        }
    }

    @Test
    void lends_its_words_to_problems() {
        assertThat(PostgresProblems.writing(SHOP, Path.of("/data"), new AccessDeniedException("/data")))
                .hasMessage(
                        "Shop cannot write to /data (permission denied): run it as the owner of the data, give it a data"
                                + " directory of its own with SHOP_FILES, or use a PostgreSQL of your own with"
                                + " SHOP_DATABASE.");
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64", SHOP))
                .hasMessage("Shop brings no PostgreSQL of its own on Windows: set SHOP_DATABASE to a PostgreSQL that"
                        + " it may use.");
    }

    @Test
    void finds_nothing_attached_where_it_does_not_run(@TempDir Path directory) throws IOException {
        assertThat(AttachedPostgres.on(directory, SHOP)).isEmpty();

        Files.createFile(directory.resolve("lock"));

        assertThat(AttachedPostgres.on(directory, SHOP)).isEmpty();
    }

    @Test
    void attaches_to_the_one_that_runs(@TempDir Path directory) {
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(directory, SHOP, ignored -> TestServers.binaries(), TestServers::freePort)) {
            assertThat(AttachedPostgres.on(directory, SHOP))
                    .contains(new AttachedPostgres(postgres.jdbcUrl(), postgres.owner()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shop", "a\"b", "a b", "1st", "a;drop"})
    void refuses_names_that_would_have_to_be_quoted(String name) {
        assertThatThrownBy(() -> new HostApplication("Shop", name, "shop_service", "FILES", "DATABASE"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HostApplication("Shop", "shop", name, "FILES", "DATABASE"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
