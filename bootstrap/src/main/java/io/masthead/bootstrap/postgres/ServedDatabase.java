package io.masthead.bootstrap.postgres;

import io.masthead.bootstrap.StartupProblem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * The running server as a client sees it: does it keep what it is given, let nobody in without a password, and has it
 * our database and the role of the service?
 */
final class ServedDatabase {

    private static final List<String> DURABILITY =
            List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums");
    private static final String WRONG_PASSWORD = "28P01";

    private final DataDirectory directory;
    private final int port;
    private final EmbeddedPostgres.Login owner;

    ServedDatabase(DataDirectory directory, int port, EmbeddedPostgres.Login owner) {
        this.directory = directory;
        this.port = port;
        this.owner = owner;
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** {@return the login of the running service} */
    EmbeddedPostgres.Login prepare() {
        Properties properties = new Properties();
        properties.setProperty("user", owner.user());
        properties.setProperty("password", owner.password());
        properties.setProperty("ApplicationName", "masthead-start");
        try (Connection connection = DriverManager.getConnection(url(port, "postgres"), properties);
                Statement statement = connection.createStatement()) {
            for (String setting : DURABILITY) {
                require(statement, setting, "on");
            }
            require(statement, "server_encoding", "UTF8");
            requirePasswords(statement);
            createDatabase(connection, statement);
            return ServiceRole.prepared(connection);
        } catch (SQLException cause) {
            throw problem(cause);
        }
    }

    private void require(Statement statement, String setting, String value) throws SQLException {
        try (ResultSet result = statement.executeQuery("show " + setting)) {
            String actual = result.next() ? result.getString(1) : "";
            if (!value.equals(actual)) {
                throw new StartupProblem("The PostgreSQL data in " + directory.cluster() + " has " + setting + " = "
                        + actual + " instead of " + value + ", so that it could be lost or spoilt: move it over into a"
                        + " data directory that Masthead made, and give that one with DATA_DIR.");
            }
        }
    }

    private void requirePasswords(Statement statement) throws SQLException {
        try (ResultSet open = statement.executeQuery("select from pg_catalog.pg_hba_file_rules"
                + " where auth_method is null or auth_method not in ('scram-sha-256', 'reject') limit 1")) {
            if (open.next()) {
                throw new StartupProblem("The file " + directory.cluster().resolve("pg_hba.conf") + " has a line that"
                        + " does not ask for a password as Masthead does: let each of them end in scram-sha-256, or"
                        + " give Masthead another data directory with DATA_DIR.");
            }
        }
    }

    private static void createDatabase(Connection connection, Statement statement) throws SQLException {
        try (PreparedStatement existing =
                connection.prepareStatement("select from pg_catalog.pg_database where datname = ?")) {
            existing.setString(1, EmbeddedPostgres.NAME);
            try (ResultSet result = existing.executeQuery()) {
                if (result.next()) {
                    return;
                }
            }
        }
        statement.execute("create database " + EmbeddedPostgres.NAME);
    }

    private StartupProblem problem(SQLException cause) {
        if (WRONG_PASSWORD.equals(cause.getSQLState())) {
            return new StartupProblem(
                    "The password in " + directory.password() + " is not the one of the data in " + directory.cluster()
                            + ": restore the file from a backup, or give Masthead another data directory with DATA_DIR.",
                    cause);
        }
        return Problems.running(
                "PostgreSQL runs on " + directory.cluster() + ", but cannot be used",
                directory,
                String.valueOf(cause.getMessage()));
    }
}
