package io.masthead.bootstrap;

import io.masthead.bootstrap.postgres.EmbeddedPostgres;
import io.masthead.bootstrap.settings.Database;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The PostgreSQL of this service: its own, which it stops in the end, or one that runs elsewhere. */
final class RunningDatabase implements AutoCloseable {

    private final JdbcConnectionDetails connectionDetails;
    private final Optional<EmbeddedPostgres> embedded;

    private RunningDatabase(JdbcConnectionDetails connectionDetails, Optional<EmbeddedPostgres> embedded) {
        this.connectionDetails = connectionDetails;
        this.embedded = embedded;
    }

    static RunningDatabase external(Database.External database) {
        return new RunningDatabase(
                new Login(
                        database.jdbcUrl(),
                        database.user().orElse(null),
                        database.password().orElse(null)),
                Optional.empty());
    }

    static RunningDatabase embedded(Path dataDirectory) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDirectory);
        return new RunningDatabase(
                new Login(postgres.jdbcUrl(), postgres.user(), postgres.password()), Optional.of(postgres));
    }

    JdbcConnectionDetails connectionDetails() {
        return connectionDetails;
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

    /** How to log in. Never prints itself. */
    private static final class Login implements JdbcConnectionDetails {

        private final String jdbcUrl;
        private final @Nullable String user;
        private final @Nullable String password;

        private Login(String jdbcUrl, @Nullable String user, @Nullable String password) {
            this.jdbcUrl = jdbcUrl;
            this.user = user;
            this.password = password;
        }

        @Override
        public @Nullable String getUsername() {
            return user;
        }

        @Override
        public @Nullable String getPassword() {
            return password;
        }

        @Override
        public String getJdbcUrl() {
            return jdbcUrl;
        }
    }
}
