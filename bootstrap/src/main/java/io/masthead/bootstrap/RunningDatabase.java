package io.masthead.bootstrap;

import io.masthead.bootstrap.settings.Database;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.postgres.AttachedPostgres;
import io.masthead.postgres.EmbeddedPostgres;
import io.masthead.postgres.HostApplication;
import io.masthead.postgres.HostUpgrade;
import java.nio.file.Path;
import java.util.Optional;

/** PostgreSQL of this service: the embedded one, which is stopped at the end, or an external one. */
final class RunningDatabase implements AutoCloseable {

    static final HostApplication MASTHEAD =
            new HostApplication("Masthead", "masthead", "masthead_app", "DATA_DIR", DatabaseLogin.SERVICE);

    private final DatabaseLogin owner;
    private final DatabaseLogin service;
    private final Optional<EmbeddedPostgres> embedded;

    private RunningDatabase(DatabaseLogin owner, DatabaseLogin service, Optional<EmbeddedPostgres> embedded) {
        this.owner = owner;
        this.service = service;
        this.embedded = embedded;
    }

    static RunningDatabase forService(Settings settings) {
        return settings.database() instanceof Database.External external
                ? external(external, settings.migrationDatabase())
                : embedded(settings.dataDirectory(), MigratedSchema.forService());
    }

    /** {@return the database for a command; an embedded one that a service runs already is used and keeps running} */
    static RunningDatabase forCommand(Settings settings) {
        if (settings.database() instanceof Database.External external) {
            return external(external, settings.migrationDatabase());
        }
        TransferCheck.requireNone(settings.dataDirectory());
        return AttachedPostgres.on(settings.dataDirectory(), MASTHEAD)
                .map(RunningDatabase::attached)
                .orElseGet(() -> embedded(settings.dataDirectory(), MigratedSchema.forCommand()));
    }

    private static RunningDatabase attached(AttachedPostgres postgres) {
        DatabaseLogin owner = DatabaseLogin.embedded(DatabaseLogin.MIGRATION, postgres.jdbcUrl(), postgres.owner());
        return new RunningDatabase(owner, owner, Optional.empty());
    }

    static RunningDatabase external(Database.External database, Optional<Database.External> migration) {
        DatabaseLogin service = DatabaseLogin.external(DatabaseLogin.SERVICE, database);
        return new RunningDatabase(
                migration
                        .map(separate -> DatabaseLogin.external(DatabaseLogin.MIGRATION, separate))
                        .orElse(service),
                service,
                Optional.empty());
    }

    static RunningDatabase embedded(Path dataDirectory, HostUpgrade upgrade) {
        MovedMark.in(dataDirectory).requireMissing();
        RunningDatabase database = forMove(dataDirectory, upgrade);
        try {
            // A move may have ended while this start waited for its lock.
            MovedMark.in(dataDirectory).requireMissing();
            return database;
        } catch (StartupProblem moved) {
            database.close();
            throw moved;
        }
    }

    /** {@return the embedded database, even if it was moved before} */
    static RunningDatabase forMove(Path dataDirectory, HostUpgrade upgrade) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDirectory, MASTHEAD, upgrade);
        return new RunningDatabase(
                DatabaseLogin.embedded(DatabaseLogin.MIGRATION, postgres.jdbcUrl(), postgres.owner()),
                DatabaseLogin.embedded(DatabaseLogin.SERVICE, postgres.jdbcUrl(), postgres.service()),
                Optional.of(postgres));
    }

    /** {@return the login that creates and changes tables, at the start only} */
    DatabaseLogin owner() {
        return owner;
    }

    /** {@return the login of the running service; the same object if there is only one} */
    DatabaseLogin service() {
        return service;
    }

    boolean isEmbedded() {
        return embedded.isPresent();
    }

    /** Only for the embedded database: an external one may become available again. */
    void whenLost(Runnable reaction) {
        embedded.ifPresent(postgres -> postgres.whenLost(reaction));
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
