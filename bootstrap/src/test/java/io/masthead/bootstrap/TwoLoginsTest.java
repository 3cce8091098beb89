package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.masthead.adapters.cli.AdminAccess;
import io.masthead.adapters.cli.LineOutcome;
import io.masthead.adapters.cli.PostImporter;
import io.masthead.application.user.GrantAdmin;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.user.EmailAddress;
import io.masthead.postgres.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** External PostgreSQL with two logins: the owner of the tables and the service. */
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings("MethodName")
class TwoLoginsTest {

    private static final String PASSWORD = "the-same-for-every-role";

    private static @Nullable EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws SQLException {
        // Only commits of databases that set synchronous_commit wait for it.
        postgres = EmbeddedPostgres.temporary(Map.of("synchronous_standby_names", "away"));
        createRole("migrator");
        createRole("\"the service\"");
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(postgres).close();
    }

    @Test
    void the_service_uses_the_tables_of_another_user_again_and_again() throws SQLException, IOException {
        createDatabase("two");

        for (String name : new String[] {"first", "second"}) {
            try (RunningService service = RunningService.start(settings("two", "migrator"))) {
                Http author = service.http().newcomer(name + "@two.test");
                assertThat(author.post("/posts", "{\"title\":\"T\"}").status()).isEqualTo(201);
            }
        }

        assertThat(single(
                        "two",
                        "select string_agg(distinct tableowner, ' ') from pg_tables" + " where schemaname = 'public'"))
                .isEqualTo("migrator");
        assertThat(single("two", "select has_table_privilege('the service', 'audit', 'update')"))
                .isEqualTo("f");
        refuses(withoutMigration("two"))
                .hasMessageStartingWith("The user in DATABASE_URL may not use the database or its tables")
                .hasMessageContaining("DATABASE_MIGRATION_URL");
    }

    @Test
    void starts_while_a_synchronous_standby_is_away() throws SQLException, IOException {
        createDatabase("waiting");
        RunningService.start(settings("waiting", "migrator")).close();
        execute("postgres", "alter database waiting set synchronous_commit = on");

        try (RunningService service = RunningService.start(settings("waiting", "migrator"))) {
            assertThat(service.http().get("/posts").status()).isEqualTo(200);
        }
    }

    @Test
    void commands_end_while_a_synchronous_standby_is_away_and_are_repeated_afterwards(@TempDir Path directory)
            throws SQLException, IOException {
        createDatabase("commands");
        Map<String, String> settings = settings("commands", "migrator");
        EmailAddress alice = new EmailAddress("alice@two.test");
        EmailAddress bob = new EmailAddress("bob@two.test");
        try (RunningService service = RunningService.start(settings)) {
            service.http().newcomer(alice.value());
            service.http().newcomer(bob.value());
        }
        execute("postgres", "alter database commands set synchronous_commit = on");

        try (AdminAccess admins = new ContextAdminAccess(Starts.forCommands(settings, directory));
                PostImporter importer = new ContextPostImporter(Starts.forCommands(settings, directory))) {
            CompletableFuture<LineOutcome> imported =
                    CompletableFuture.supplyAsync(() -> imported(importer, bob), Thread::startVirtualThread);
            StorageUnavailable failure = catchThrowableOfType(
                    StorageUnavailable.class,
                    () -> assertThat(admins.useCases().grant().grant(alice)).isNull());

            assertThat(CommandFailures.sentence(failure, Settings.load(settings, directory)))
                    .isEqualTo("The database was lost, is locked by another program, or waits for a standby that is"
                            + " away, and a change may have been made: run the command again when that has ended.");
            assertThat(imported.join().kind()).isEqualTo(LineOutcome.Kind.ENDED);
        }

        assertThat(single(
                        "commands",
                        "select count(pg_cancel_backend(pid)) from pg_stat_activity where wait_event = 'SyncRep'"
                                + " and datname = current_database() and backend_type = 'client backend'"))
                .isEqualTo("2");
        execute("postgres", "alter database commands reset synchronous_commit");
        try (AdminAccess admins = new ContextAdminAccess(Starts.forCommands(settings, directory));
                PostImporter importer = new ContextPostImporter(Starts.forCommands(settings, directory))) {
            assertThat(admins.useCases().grant().grant(alice)).isEqualTo(GrantAdmin.Result.ALREADY_ADMIN);
            assertThat(imported(importer, bob).kind()).isEqualTo(LineOutcome.Kind.WRITTEN_BEFORE);
        }
    }

    private static LineOutcome imported(PostImporter importer, EmailAddress author) {
        List<LineOutcome> outcomes = new ArrayList<>();
        importer.run(
                new ByteArrayInputStream("{\"title\":\"T\"}".getBytes(StandardCharsets.UTF_8)),
                "0".repeat(64),
                importer.findAuthor(author).orElseThrow(),
                outcomes::add);
        return outcomes.getFirst();
    }

    @Test
    void one_user_may_do_both() throws SQLException, IOException {
        createDatabase("one");

        Map<String, String> twice = settings("one", "migrator");
        twice.put("DATABASE_URL", url("one", "migrator"));
        try (RunningService service = RunningService.start(twice)) {
            service.http().newcomer("author@one.test");
        }

        assertThat(single("one", "select has_table_privilege('migrator', 'audit', 'update')"))
                .isEqualTo("t");
        twice.put("DATABASE_MIGRATION_URL", url("one", owner().user()));
        refuses(twice).hasMessageStartingWith("The tables do not belong to the user in DATABASE_MIGRATION_URL");
    }

    @Test
    void tables_that_came_to_be_with_one_login_are_handed_over_first() throws SQLException, IOException {
        createDatabase("handed_over");
        execute("handed_over", "grant create on schema public to \"the service\"");
        RunningService.start(withoutMigration("handed_over")).close();

        refuses(settings("handed_over", "migrator"))
                .hasMessageStartingWith("The tables do not belong to the user in DATABASE_MIGRATION_URL");

        execute("handed_over", "reassign owned by \"the service\" to migrator");
        execute("handed_over", "revoke create on schema public from \"the service\"");
        try (RunningService service = RunningService.start(settings("handed_over", "migrator"))) {
            service.http().newcomer("author@handed.test");
        }
    }

    @Test
    void refuses_two_databases() throws SQLException {
        createDatabase("here");
        createDatabase("there");
        Map<String, String> settings = settings("here", "migrator");
        settings.put("DATABASE_MIGRATION_URL", url("there", "migrator"));

        refuses(settings)
                .hasMessage("DATABASE_URL and DATABASE_MIGRATION_URL name two different databases; let both name the"
                        + " same one, on the same server.");
    }

    @Test
    void refuses_the_migrations_of_a_user_who_does_not_own_the_tables() throws SQLException, IOException {
        createDatabase("not_theirs");
        createRole("stranger");
        execute("not_theirs", "grant create on schema public to stranger");
        RunningService.start(settings("not_theirs", owner().user())).close();
        execute("not_theirs", "grant all on all tables in schema public to stranger");

        refuses(settings("not_theirs", "stranger"))
                .hasMessageStartingWith("The tables do not belong to the user in DATABASE_MIGRATION_URL");
    }

    @Test
    void says_that_the_service_does_not_see_the_tables() throws SQLException {
        createDatabase("unseen");
        execute("unseen", "create schema hidden authorization migrator");
        execute("unseen", "alter role migrator in database unseen set search_path = hidden");
        execute("unseen", "alter role \"the service\" in database unseen set search_path = hidden");

        refuses(settings("unseen", "migrator"))
                .hasMessageStartingWith("The user in DATABASE_URL does not see the tables")
                .hasMessageContaining("usage");
    }

    @Test
    void names_the_setting_that_is_wrong() throws SQLException {
        createDatabase("named");
        Map<String, String> settings = settings("named", "nobody_of_this_name");

        refuses(settings)
                .hasMessage("The database that DATABASE_MIGRATION_URL names refuses the user or its password;"
                        + " correct them.");

        settings.put("DATABASE_MIGRATION_URL", url("named", "migrator"));
        settings.put("DATABASE_URL", url("named", "nobody_of_this_name"));
        refuses(settings)
                .hasMessage("The database that DATABASE_URL names refuses the user or its password; correct them.");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refuses(Map<String, String> settings) {
        return assertThatThrownBy(() -> RunningService.start(settings).close()).isInstanceOf(StartupProblem.class);
    }

    private static Map<String, String> settings(String database, String owner) {
        Map<String, String> settings = withoutMigration(database);
        settings.put("DATABASE_MIGRATION_URL", url(database, owner));
        return settings;
    }

    private static Map<String, String> withoutMigration(String database) {
        Map<String, String> settings = new HashMap<>();
        settings.put("DATABASE_URL", url(database, "the%20service"));
        settings.put("SECRET_KEY", "c2f1a97e5b08d346f9e17c52ab60d483 for tests");
        return settings;
    }

    private static String url(String database, String user) {
        String password = user.equals(owner().user()) ? owner().password() : PASSWORD;
        return "postgresql://" + user + ":" + password + "@localhost:"
                + Objects.requireNonNull(postgres).port() + "/" + database;
    }

    private static EmbeddedPostgres.Login owner() {
        return Objects.requireNonNull(postgres).owner();
    }

    private static void createRole(String name) throws SQLException {
        execute("postgres", "create role " + name + " login password '" + PASSWORD + "'");
    }

    private static void createDatabase(String name) throws SQLException {
        execute("postgres", "create database " + name + " owner migrator");
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String single(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                Objects.requireNonNull(postgres).jdbcUrl(database), owner().user(), owner().password());
    }
}
