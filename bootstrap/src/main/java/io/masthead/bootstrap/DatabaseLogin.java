package io.masthead.bootstrap;

import io.masthead.bootstrap.settings.Database;
import io.masthead.postgres.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** How to log in to the database, and the setting that says so. Never prints itself. */
final class DatabaseLogin implements JdbcConnectionDetails {

    static final String SERVICE = "DATABASE_URL";
    static final String MIGRATION = "DATABASE_MIGRATION_URL";

    /** What the server says of a row that it refuses is the whole row, hashes included, and exceptions get logged. */
    private static final String WITHOUT_ROWS = "logServerErrorDetail=false";

    private final String setting;
    private final String jdbcUrl;
    private final @Nullable String user;
    private final @Nullable String password;

    private DatabaseLogin(String setting, String jdbcUrl, @Nullable String user, @Nullable String password) {
        this.setting = setting;
        this.jdbcUrl = jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + WITHOUT_ROWS;
        this.user = user;
        this.password = password;
    }

    static DatabaseLogin external(String setting, Database.External database) {
        return new DatabaseLogin(
                setting,
                database.jdbcUrl(),
                database.user().orElse(null),
                database.password().orElse(null));
    }

    static DatabaseLogin embedded(String setting, String jdbcUrl, EmbeddedPostgres.Login login) {
        return new DatabaseLogin(setting, jdbcUrl, login.user(), login.password());
    }

    /** {@return the name of the setting that this login comes from, or would come from} */
    String setting() {
        return setting;
    }

    /** {@return the same for Flyway, which opens connections of its own with it and closes them after the migration} */
    FlywayConnectionDetails forFlyway() {
        return new FlywayConnectionDetails() {
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
        };
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
