package io.masthead.bootstrap;

import java.io.FileNotFoundException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Queries with one of the logins, in one transaction; exceptions become a message about that login. */
final class DatabaseSession implements AutoCloseable {

    /** What poolers say of a parameter that they do not pass on: PgBouncer and those made of it, and Amazon RDS Proxy. */
    private static final Set<String> PARAMETER_REFUSED = Set.of("08P01", "0A000");

    private static final String CONNECT_TIMEOUT_SECONDS = "5";
    private static final String SOCKET_TIMEOUT_SECONDS = "10";

    private final DatabaseLogin login;
    private final Connection connection;

    private DatabaseSession(DatabaseLogin login, Connection connection) {
        this.login = login;
        this.connection = connection;
    }

    static DatabaseSession open(DatabaseLogin login) {
        try {
            return connected(login);
        } catch (SQLException problem) {
            throw new StartupProblem(sentence(login, problem), problem);
        }
    }

    /** {@return nothing if a pooler refuses a parameter of the login, which the server knows} */
    static Optional<DatabaseSession> openUnlessRefused(DatabaseLogin login) {
        try {
            return Optional.of(connected(login));
        } catch (SQLException problem) {
            if (PARAMETER_REFUSED.contains(String.valueOf(problem.getSQLState()))) {
                return Optional.empty();
            }
            throw new StartupProblem(sentence(login, problem), problem);
        }
    }

    private static DatabaseSession connected(DatabaseLogin login) throws SQLException {
        Connection connection = DriverManager.getConnection(login.getJdbcUrl(), properties(login));
        connection.setAutoCommit(false);
        return new DatabaseSession(login, connection);
    }

    /** Ends the transaction; the next query begins another one. */
    void commit() {
        try {
            connection.commit();
        } catch (SQLException problem) {
            throw new StartupProblem(sentence(login, problem), problem);
        }
    }

    boolean isTrue(String query, Object... parameters) {
        return ask(Boolean.class, query, parameters);
    }

    long number(String query, Object... parameters) {
        return ask(Long.class, query, parameters);
    }

    String text(String query, Object... parameters) {
        return ask(String.class, query, parameters);
    }

    private <T> T ask(Class<T> type, String query, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getObject(1, type);
            }
        } catch (SQLException problem) {
            throw new StartupProblem(sentence(login, problem), problem);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException problem) {
            throw new StartupProblem(sentence(login, problem), problem);
        }
    }

    private static Properties properties(DatabaseLogin login) {
        Properties properties = login.credentials();
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        return properties;
    }

    private static String sentence(DatabaseLogin login, SQLException problem) {
        String database = "The database that " + login.setting() + " names";
        String state = problem.getSQLState() == null ? "" : problem.getSQLState();
        return switch (state) {
            case "28P01" -> database + " refuses the user or its password; correct them.";
            case "28000" ->
                database + " refuses the user, or its logins from here (pg_hba.conf: address, database, TLS); the log"
                        + " of the database says which.";
            case "3D000" ->
                "There is no database of the name in " + login.setting() + "; create it, or correct the name.";
            case "42703", "42P01" -> DatabaseCheck.FOREIGN; // a table with the name of Flyway's, but other columns
            case "42501" ->
                "The user in " + login.setting() + " may not use the database or its tables; grant it the right, or"
                        + " name the user who owns them in " + DatabaseLogin.MIGRATION + ".";
            default ->
                state.startsWith("08")
                        ? unreachable(login, database, problem)
                        : database + " does not answer as PostgreSQL should (SQLSTATE " + state
                                + "); correct the address, or repair it.";
        };
    }

    /** Of several hosts, the driver does not say whether they are away or standbys. */
    private static String unreachable(DatabaseLogin login, String database, SQLException problem) {
        if (isOfCertificate(problem)) {
            return "The certificate of the database that " + login.setting() + " names cannot be verified; name the"
                    + " file of its authority with sslrootcert=FILE in the address.";
        }
        return login.hasSeveralHosts()
                ? "None of the hosts that " + login.setting()
                        + " names is a primary that can be reached; start or promote"
                        + " one, or correct the addresses."
                : database + " cannot be reached, or is no PostgreSQL; start it, or correct the address.";
    }

    /** Tells whether TLS failed: by its certificate, or by the file of the authority. */
    private static boolean isOfCertificate(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException
                    || cause instanceof GeneralSecurityException
                    || cause instanceof FileNotFoundException) {
                return true;
            }
        }
        return false;
    }
}
