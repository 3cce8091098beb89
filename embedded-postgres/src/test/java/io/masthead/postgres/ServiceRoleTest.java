package io.masthead.postgres;

import static io.masthead.postgres.TestServers.execute;
import static io.masthead.postgres.TestServers.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins to the embedded PostgreSQL, and their rights. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class ServiceRoleTest {

    private static final int PROTOCOL_3 = 196_608;
    private static final int SASL = 10;

    private static final String ATTRIBUTES = """
            select concat_ws(' ', rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolinherit, rolreplication,
                rolbypassrls, rolconnlimit, rolvaliduntil, array_length(rolconfig, 1))
            from pg_roles where rolname = 'masthead_app'""";

    private static final String RIGHT = "t f f f f f f -1 infinity";

    private final Path directory;
    private final EmbeddedPostgres postgres;

    ServiceRoleTest(@TempDir Path temporary) {
        directory = temporary.resolve("data");
        postgres = TestServers.start(directory);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void gives_the_service_a_role_that_may_log_in_and_nothing_else() throws SQLException {
        assertThat(single(postgres, ATTRIBUTES)).isEqualTo(RIGHT);
        assertThat(single(postgres, "select count(*) from pg_auth_members where member = 'masthead_app'::regrole"))
                .isEqualTo("0");
        assertThat(postgres.service().user()).isEqualTo("masthead_app");
        assertThat(postgres.service().password())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(postgres.owner().password());
    }

    @Test
    void lets_it_make_nothing_in_the_database() throws SQLException {
        assertThat(single(postgres, """
                        select concat_ws(' ', has_database_privilege('masthead_app', 'masthead', 'connect'),
                            has_database_privilege('masthead_app', 'masthead', 'temporary'),
                            has_database_privilege('masthead_app', 'masthead', 'create'),
                            has_schema_privilege('masthead_app', 'public', 'usage'),
                            has_schema_privilege('masthead_app', 'public', 'create'))""")).isEqualTo("t f f t f");
    }

    /** Whether the role exists or not. */
    @ParameterizedTest
    @ValueSource(strings = {"masthead", "masthead_app", "postgres", "root", "nobody", "pg_monitor"})
    void asks_whoever_comes_for_a_password_before_anything_else(String user) throws IOException {
        for (String database : new String[] {"masthead", "postgres", "template1", "replication"}) {
            assertThat(firstAnswer(user, database)).as(database).isEqualTo(SASL);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "masthead, wrong",
        "masthead_app, wrong",
        "masthead_app, masthead_app",
        "postgres, postgres",
        "nobody, wrong"
    })
    void refuses_a_wrong_password(String user, String password) {
        refuses(postgres.jdbcUrl(), user, password, "28P01");
    }

    @Test
    void refuses_each_of_the_two_passwords_with_the_name_of_the_other() {
        refuses(postgres.jdbcUrl(), postgres.owner().user(), postgres.service().password(), "28P01");
        refuses(postgres.jdbcUrl(), postgres.service().user(), postgres.owner().password(), "28P01");
    }

    /** The driver gives up when the server asks for a password. */
    @ParameterizedTest
    @ValueSource(strings = {"?user=masthead_app", "?user=masthead_app&password=", "?user=masthead", "?user=postgres"})
    void refuses_no_password(String login) {
        assertThatThrownBy(() ->
                        DriverManager.getConnection(postgres.jdbcUrl() + login).close())
                .asInstanceOf(InstanceOfAssertFactories.throwable(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo("08004");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "template1"})
    void keeps_the_service_out_of_every_other_database(String database) {
        refuses(
                ServedDatabase.url(postgres.port(), database),
                postgres.service().user(),
                postgres.service().password(),
                "42501");
    }

    @Test
    void changes_the_password_of_the_service_at_every_start(@TempDir Path other) {
        EmbeddedPostgres first = TestServers.start(other);
        first.close();

        try (EmbeddedPostgres second = TestServers.start(other)) {
            accepts(second);
            refuses(second.jdbcUrl(), "masthead_app", first.service().password(), "28P01");
        }
    }

    @Test
    void makes_the_role_on_data_of_a_masthead_that_had_none(@TempDir Path other) throws SQLException {
        EmbeddedPostgres earlier = TestServers.start(other);
        execute(earlier, "drop owned by masthead_app; drop role masthead_app");
        execute(earlier, "grant connect, temporary on database masthead, postgres, template1 to public");
        earlier.close();

        try (EmbeddedPostgres later = TestServers.start(other)) {
            accepts(later);
            assertThat(single(later, ATTRIBUTES)).isEqualTo(RIGHT);
            refuses(
                    ServedDatabase.url(later.port(), "postgres"),
                    "masthead_app",
                    later.service().password(),
                    "42501");
        }
    }

    @Test
    void puts_a_role_right_that_was_changed(@TempDir Path other) throws SQLException {
        EmbeddedPostgres changed = TestServers.start(other);
        execute(
                changed,
                "alter role masthead_app nologin superuser createdb createrole inherit replication bypassrls"
                        + " connection limit 0 valid until 'yesterday'");
        execute(changed, "alter role masthead_app set search_path = nowhere");
        execute(changed, "alter role masthead_app in database masthead set search_path = nowhere");
        execute(changed, "grant all on database postgres to masthead_app");
        changed.close();

        try (EmbeddedPostgres right = TestServers.start(other)) {
            accepts(right);
            assertThat(single(right, ATTRIBUTES)).isEqualTo(RIGHT);
            assertThat(single(right, "select count(*) from pg_db_role_setting")).isEqualTo("0");
            refuses(
                    ServedDatabase.url(right.port(), "postgres"),
                    "masthead_app",
                    right.service().password(),
                    "42501");
        }
    }

    @Test
    void never_shows_the_server_the_password_that_it_sets(@TempDir Path other) throws SQLException, IOException {
        EmbeddedPostgres talkative = TestServers.start(other);
        execute(talkative, "alter system set log_statement = 'all'");
        talkative.close();

        try (EmbeddedPostgres logged = TestServers.start(other)) {
            assertThat(Files.readString(other.resolve("postgres.log")))
                    .contains("masthead_app", "PASSWORD 'SCRAM-SHA-256$")
                    .doesNotContain(logged.service().password(), logged.owner().password());
        }
    }

    @Test
    void keeps_passwords_out_of_what_is_printed_of_a_login() {
        assertThat(postgres.service()).hasToString("Login[masthead_app]");
        assertThat(postgres.owner()).hasToString("Login[masthead]");
    }

    private static void accepts(EmbeddedPostgres postgres) {
        EmbeddedPostgres.Login service = postgres.service();
        assertThatCode(() -> DriverManager.getConnection(postgres.jdbcUrl(), service.user(), service.password())
                        .close())
                .doesNotThrowAnyException();
    }

    private static void refuses(String url, String user, String password, String state) {
        assertThatThrownBy(
                        () -> DriverManager.getConnection(url, user, password).close())
                .asInstanceOf(InstanceOfAssertFactories.throwable(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo(state);
    }

    /** Authentication that the server requests (PostgreSQL 18 manual, 54.7): 0 would be none. */
    private int firstAnswer(String user, String database) throws IOException {
        byte[] parameters = ("user\0" + user + "\0database\0" + database + "\0\0").getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), postgres.port())) {
            DataOutputStream startup = new DataOutputStream(socket.getOutputStream());
            startup.writeInt(parameters.length + 2 * Integer.BYTES);
            startup.writeInt(PROTOCOL_3);
            startup.write(parameters);
            DataInputStream response = new DataInputStream(socket.getInputStream());
            assertThat((char) response.readByte()).isEqualTo('R');
            assertThat(response.readInt()).isPositive();
            return response.readInt();
        }
    }
}
