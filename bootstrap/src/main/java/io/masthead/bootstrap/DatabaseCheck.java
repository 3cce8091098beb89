package io.masthead.bootstrap;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Looks before it leaps: is the database there, is it new enough, and is it empty or ours? */
final class DatabaseCheck {

    /** PostgreSQL 14, the oldest that is maintained at this writing. */
    private static final int OLDEST_VERSION = 140_000;

    private static final String CONNECT_TIMEOUT_SECONDS = "5";
    private static final String SOCKET_TIMEOUT_SECONDS = "10";

    private static final String FOREIGN = "The database that DATABASE_URL names has tables of another program;"
            + " give Masthead an empty database of its own.";

    private DatabaseCheck() {}

    static void requireOurs(RunningDatabase database) {
        JdbcConnectionDetails login = database.connectionDetails();
        try (Connection connection = DriverManager.getConnection(login.getJdbcUrl(), properties(login));
                Statement statement = connection.createStatement()) {
            requireVersion(statement);
            requireEmptyOrOurs(statement);
        } catch (SQLException problem) {
            throw new StartupProblem(sentence(problem), problem);
        }
    }

    private static Properties properties(JdbcConnectionDetails login) {
        Properties properties = new Properties();
        if (login.getUsername() != null) {
            properties.setProperty("user", login.getUsername());
        }
        if (login.getPassword() != null) {
            properties.setProperty("password", login.getPassword());
        }
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        return properties;
    }

    private static void requireVersion(Statement statement) throws SQLException {
        if (number(statement, "select current_setting('server_version_num')::integer") < OLDEST_VERSION) {
            throw new StartupProblem(
                    "The database that DATABASE_URL names is older than PostgreSQL 14; upgrade it, or name another.");
        }
    }

    private static void requireEmptyOrOurs(Statement statement) throws SQLException {
        boolean migrated = number(
                        statement,
                        "select count(*) from information_schema.tables"
                                + " where table_schema = current_schema() and table_name = 'flyway_schema_history'")
                > 0;
        long foreign = migrated
                ? 1
                        - number(
                                statement,
                                "select count(*) from flyway_schema_history"
                                        + " where version = '1' and description = 'users and posts'")
                : number(
                        statement, "select count(*) from pg_class where relnamespace = current_schema()::regnamespace");
        if (foreign > 0) {
            throw new StartupProblem(FOREIGN);
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static String sentence(SQLException problem) {
        String state = problem.getSQLState() == null ? "" : problem.getSQLState();
        return switch (state) {
            case "28P01", "28000" ->
                "The database that DATABASE_URL names refuses the user or its password; correct them.";
            case "3D000" -> "There is no database of the name in DATABASE_URL; create it, or correct the name.";
            case "42703", "42P01" -> FOREIGN; // a table of the migrations' name, but not of their form
            case "42501" ->
                "The user in DATABASE_URL may not read the database; grant it the schema, or name another user.";
            default ->
                state.startsWith("08")
                        ? "The database that DATABASE_URL names cannot be reached, or is no PostgreSQL;"
                                + " start it, or correct the address."
                        : "The database that DATABASE_URL names does not answer as PostgreSQL should (SQLSTATE " + state
                                + "); correct the address, or repair it.";
        };
    }
}
