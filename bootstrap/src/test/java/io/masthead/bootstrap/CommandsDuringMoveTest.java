package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.masthead.adapters.cli.AdminAccess;
import io.masthead.adapters.cli.DatabaseMove;
import io.masthead.adapters.cli.LineOutcome;
import io.masthead.adapters.cli.PostImporter;
import io.masthead.application.user.AdminUseCases;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.UserId;
import io.masthead.postgres.AttachedPostgres;
import io.masthead.postgres.EmbeddedPostgres;
import io.masthead.postgres.transfer.DatabaseTransfer;
import io.masthead.postgres.transfer.TransferListener;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Commands that attach to the source of a move or an upgrade: what they wrote would be lost. */
@SuppressWarnings("MethodName")
class CommandsDuringMoveTest {

    private static final EmailAddress ALICE = new EmailAddress("alice@move.test");

    @TempDir
    private Path directory;

    private Path data = Path.of("");

    @BeforeEach
    void copyData() throws Exception {
        PreparedData.inProcess().copyTo(directory);
        data = directory.resolve("data");
    }

    @Test
    void a_command_does_not_begin_during_a_move_and_is_told_afterwards_where_the_data_is() {
        try (EmbeddedPostgres target = EmbeddedPostgres.temporary()) {
            String address = "postgresql://" + target.owner().user() + ":"
                    + target.owner().password() + "@127.0.0.1:" + target.port() + "/test";
            List<String> refusals = new ArrayList<>();
            List<CompletableFuture<String>> waiting = new ArrayList<>();

            List<String> unused = new EmbeddedDatabaseMove(settings()).run(address, new DatabaseMove.Listener() {
                @Override
                public void moved(long rows, long total) {}

                @Override
                public void comparing() {
                    refusals.add(catchThrowableOfType(StartupProblem.class, () -> startCommand())
                            .getMessage());
                    waiting.add(CompletableFuture.supplyAsync(() -> stateOfWrite(), Thread::startVirtualThread));
                    await().until(() -> isWriteWaiting());
                }
            });

            assertThat(refusals)
                    .containsExactly("The data in " + data + " is just being copied, by a move to another PostgreSQL or"
                            + " an upgrade: run the command again when that has ended.");
            // The server has stopped before its lock was released.
            assertThat(waiting)
                    .singleElement()
                    .extracting(CompletableFuture::join)
                    .isIn("57P01", "57P03", "08006", "08001");
            assertThatThrownBy(this::startCommand)
                    .isInstanceOf(StartupProblem.class)
                    .hasMessage("The data in " + data + " was moved to another PostgreSQL (127.0.0.1:" + target.port()
                            + "/test): set DATABASE_URL to that one, or delete the file " + data.resolve("moved")
                            + " to go on with the state before the move.");
        }
    }

    /** It attaches as to a service, which goes on only because it keeps PostgreSQL running for this test. */
    @Test
    void a_command_that_had_attached_before_waits_and_then_says_why_it_wrote_nothing() throws Exception {
        try (ConfigurableApplicationContext service = Starts.service(Map.of("PORT", "0"), directory);
                EmbeddedPostgres target = EmbeddedPostgres.temporary()) {
            new Http("http://localhost:" + service.getEnvironment().getRequiredProperty("local.server.port"))
                    .newcomer(ALICE.value());
            try (AdminAccess admins = new ContextAdminAccess(Starts.forCommands(Map.of(), directory));
                    PostImporter importer = new ContextPostImporter(Starts.forCommands(Map.of(), directory))) {
                UserId alice = importer.findAuthor(ALICE).orElseThrow();

                transfer(target, () -> {
                    refusesToGrant(admins.useCases());
                    refusesToImport(importer, alice);
                });

                assertThat(admins.useCases().list().list()).isEmpty();
            }
        }
    }

    private void refusesToGrant(AdminUseCases admins) {
        StorageUnavailable failure = catchThrowableOfType(
                StorageUnavailable.class,
                () -> assertThat(admins.grant().grant(ALICE)).isNull());

        assertThat(CommandFailures.sentence(failure, settings()))
                .isEqualTo("Nothing was changed, because the data in " + data + " is just being copied, by a move to"
                        + " another PostgreSQL or an upgrade: run the command again when that has ended.");
    }

    private void refusesToImport(PostImporter importer, UserId author) {
        List<LineOutcome> outcomes = new ArrayList<>();

        importer.run(
                new ByteArrayInputStream("{\"title\":\"Lost\"}".getBytes(StandardCharsets.UTF_8)),
                "0".repeat(64),
                author,
                outcomes::add);

        assertThat(outcomes)
                .containsExactly(new LineOutcome(
                        1,
                        LineOutcome.Kind.ENDED,
                        List.of("the data in " + data + " is just being copied, by a move to another PostgreSQL or an"
                                + " upgrade: run the command again when that has ended")));
    }

    private void transfer(EmbeddedPostgres target, Runnable meanwhile) throws SQLException {
        AttachedPostgres source =
                AttachedPostgres.on(data, RunningDatabase.MASTHEAD).orElseThrow();
        DatabaseLogin to = DatabaseLogin.embedded("--to", target.jdbcUrl(), target.owner());
        try (Connection from = DatabaseLogin.embedded("DATA_DIR", source.jdbcUrl(), source.owner())
                        .connect();
                Connection connection = to.connect()) {
            TransferListener listener = new TransferListener() {
                @Override
                public void copied(long rows, long total) {}

                @Override
                public void comparing() {
                    meanwhile.run();
                }
            };
            new DatabaseTransfer(from, connection, listener).run(() -> {}, () -> MigratedSchema.migrate(to));
        }
    }

    private boolean isWriteWaiting() throws SQLException {
        AttachedPostgres source =
                AttachedPostgres.on(data, RunningDatabase.MASTHEAD).orElseThrow();
        try (Connection connection = DatabaseLogin.embedded("DATA_DIR", source.jdbcUrl(), source.owner())
                        .connect();
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query like 'update users%'")) {
            return result.next();
        }
    }

    /** {@return the state with which a write ends that waits as long as it takes} */
    private String stateOfWrite() {
        AttachedPostgres source =
                AttachedPostgres.on(data, RunningDatabase.MASTHEAD).orElseThrow();
        try (Connection connection = DatabaseLogin.embedded("DATA_DIR", source.jdbcUrl(), source.owner())
                        .connect();
                Statement statement = connection.createStatement()) {
            statement.execute("update users set name = name");
            return "written";
        } catch (SQLException ended) {
            return String.valueOf(ended.getSQLState());
        }
    }

    private void startCommand() {
        Starts.forCommands(Map.of(), directory).close();
    }

    private Settings settings() {
        return Settings.load(Map.of(), directory);
    }
}
