package io.masthead.bootstrap;

import io.masthead.bootstrap.settings.Database;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.postgres.AttachedPostgres;
import io.masthead.postgres.EmbeddedPostgres;
import io.masthead.postgres.HostApplication;
import java.nio.file.Path;
import java.util.Optional;

/** The PostgreSQL of this service: its own, which it stops in the end, or one that runs elsewhere. */
final class RunningDatabase implements AutoCloseable {

    private static final HostApplication MASTHEAD =
            new HostApplication("Masthead", "masthead", "masthead_app", "DATA_DIR", DatabaseLogin.SERVICE);

    private final DatabaseLogin owner;
    private final DatabaseLogin service;
    private final Optional<EmbeddedPostgres> embedded;

    private RunningDatabase(DatabaseLogin owner, DatabaseLogin service, Optional<EmbeddedPostgres> embedded) {
        this.owner = owner;
        this.service = service;
        this.embedded = embedded;
    }

    static RunningDatabase of(Settings settings) {
        return settings.database() instanceof Database.External external
                ? external(external, settings.migrationDatabase())
                : embedded(settings.dataDirectory());
    }

    /** {@return the same for someone who goes again soon: if a service runs the embedded one, that goes on running} */
    static RunningDatabase visited(Settings settings) {
        return settings.database() instanceof Database.External
                ? of(settings)
                : AttachedPostgres.on(settings.dataDirectory(), MASTHEAD)
                        .map(RunningDatabase::visited)
                        .orElseGet(() -> of(settings));
    }

    private static RunningDatabase visited(AttachedPostgres postgres) {
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

    static RunningDatabase embedded(Path dataDirectory) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDirectory, MASTHEAD);
        return new RunningDatabase(
                DatabaseLogin.embedded(DatabaseLogin.MIGRATION, postgres.jdbcUrl(), postgres.owner()),
                DatabaseLogin.embedded(DatabaseLogin.SERVICE, postgres.jdbcUrl(), postgres.service()),
                Optional.of(postgres));
    }

    /** {@return the login that makes and changes tables, at the start only} */
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

    /** Only for the one that is its own: one that runs elsewhere may come back. */
    void whenLost(Runnable reaction) {
        embedded.ifPresent(postgres -> postgres.whenLost(reaction));
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
