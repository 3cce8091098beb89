package io.masthead.bootstrap;

import io.masthead.bootstrap.settings.Database;
import io.masthead.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Login to the database, with the setting that it comes from. Never prints its values. */
final class DatabaseLogin implements JdbcConnectionDetails {

    static final String SERVICE = "DATABASE_URL";
    static final String MIGRATION = "DATABASE_MIGRATION_URL";

    /** Without details of errors: they contain the whole refused row with its hashes, and exceptions are logged. */
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

    /** {@return the name of the setting of this login} */
    String setting() {
        return setting;
    }

    /** {@return a connection for work of any length, which notices a host that is gone} */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", "masthead-move");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /** {@return the login for Flyway, which opens its own connections and closes them after the migration} */
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
