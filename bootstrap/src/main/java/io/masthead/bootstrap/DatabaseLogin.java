package io.masthead.bootstrap;

import io.masthead.bootstrap.settings.Database;
import io.masthead.postgres.EmbeddedPostgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Login to the database, with the setting that it comes from. Never prints its values. */
final class DatabaseLogin implements JdbcConnectionDetails {

    static final String SERVICE = "DATABASE_URL";
    static final String MIGRATION = "DATABASE_MIGRATION_URL";
    static final String REPLICA = "DATABASE_REPLICA_URL";

    /** Without details of errors: they contain the whole refused row with its hashes, and exceptions are logged. */
    private static final String WITHOUT_ROWS = "logServerErrorDetail=false";

    /** Limits of each statement, lock and idle transaction, which are the net below the deadline of a request. */
    static final Map<String, Duration> TIME_LIMITS = new TreeMap<>(Map.of(
            "statement_timeout", Duration.ofSeconds(5),
            "lock_timeout", Duration.ofSeconds(3),
            "idle_in_transaction_session_timeout", Duration.ofSeconds(30)));

    /** A parameter of the server that only we know. */
    static final String MARK = "masthead.start";

    private final String setting;
    private final boolean isExternal;
    private final String jdbcUrl;
    private final @Nullable String user;
    private final @Nullable String password;

    private DatabaseLogin(
            String setting, boolean isExternal, String jdbcUrl, @Nullable String user, @Nullable String password) {
        this.setting = setting;
        this.isExternal = isExternal;
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
    }

    static DatabaseLogin external(String setting, Database.External database) {
        return new DatabaseLogin(
                setting,
                true,
                with(database.jdbcUrl(), WITHOUT_ROWS),
                database.user().orElse(null),
                database.password().orElse(null));
    }

    static DatabaseLogin embedded(String setting, String jdbcUrl, EmbeddedPostgres.Login login) {
        return new DatabaseLogin(setting, false, with(jdbcUrl, WITHOUT_ROWS), login.user(), login.password());
    }

    /** {@return the login whose sessions have our time limits, and the options of the setting, where those are others} */
    DatabaseLogin withTimeLimits() {
        return withOptions(timeLimits());
    }

    /** {@return the login whose sessions cannot write, wherever they are} */
    DatabaseLogin readOnly() {
        return withOptions(Stream.of("-c default_transaction_read_only=on"));
    }

    /** {@return the same with a mark, by which a session is known to be ours} */
    DatabaseLogin withTimeLimitsAndMark(String mark) {
        return withOptions(Stream.concat(timeLimits(), Stream.of("-c " + MARK + "=" + mark)));
    }

    private static Stream<String> timeLimits() {
        return TIME_LIMITS.entrySet().stream()
                .map(limit -> "-c " + limit.getKey() + "=" + limit.getValue().toMillis());
    }

    private DatabaseLogin withOptions(Stream<String> more) {
        String options = Stream.concat(optionsOf(jdbcUrl), more).collect(Collectors.joining(" "));
        // Of parameters with one name, the driver takes the last, and so does the server of its options.
        return withParameter("options=" + URLEncoder.encode(options, StandardCharsets.UTF_8));
    }

    /** {@return the login behind a pooler, where each transaction may run on another connection of the server} */
    DatabaseLogin behindPooler() {
        return withParameter("prepareThreshold=0");
    }

    private static Stream<String> optionsOf(String url) {
        try {
            return Arrays.stream(DriverManager.getDriver(url).getPropertyInfo(url, new Properties()))
                    .filter(property -> property.name.equals("options"))
                    .flatMap(property -> Stream.ofNullable(property.value));
        } catch (SQLException exception) {
            throw new IllegalStateException("The PostgreSQL driver is not on the class path", exception);
        }
    }

    private DatabaseLogin withParameter(String parameter) {
        return new DatabaseLogin(setting, isExternal, with(jdbcUrl, parameter), user, password);
    }

    private static String with(String url, String parameter) {
        return url + (url.contains("?") ? "&" : "?") + parameter;
    }

    /** {@return whether the database is not the embedded one} */
    boolean isExternal() {
        return isExternal;
    }

    /** {@return host, port and name of the database} */
    String place() {
        return jdbcUrl.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
    }

    /** {@return whether it names several hosts, of which the driver chooses the primary} */
    boolean hasSeveralHosts() {
        return place().contains(",");
    }

    /** {@return the name of the setting of this login} */
    String setting() {
        return setting;
    }

    /** {@return user and password as the driver reads them, to which its other properties can be added} */
    Properties credentials() {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /** {@return a connection for work of any length, which notices a host that is gone} */
    Connection connect() throws SQLException {
        Properties properties = credentials();
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
