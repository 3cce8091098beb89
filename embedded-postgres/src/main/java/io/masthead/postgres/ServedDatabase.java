package io.masthead.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Checks of the running server through a connection: it is durable, requires a password, and has the database and the
 * role of the host application.
 */
final class ServedDatabase {

    private static final String WRONG_PASSWORD = "28P01";

    private final DataDirectory directory;
    private final int port;
    private final EmbeddedPostgres.Login owner;
    private final ServerSettings settings;

    ServedDatabase(DataDirectory directory, int port, EmbeddedPostgres.Login owner, ServerSettings settings) {
        this.directory = directory;
        this.port = port;
        this.owner = owner;
        this.settings = settings;
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** {@return the login of the running service} */
    EmbeddedPostgres.Login prepare() {
        Properties properties = new Properties();
        properties.setProperty("user", owner.user());
        properties.setProperty("password", owner.password());
        properties.setProperty("ApplicationName", "embedded-postgres-start");
        try (Connection connection = DriverManager.getConnection(url(port, "postgres"), properties);
                Statement statement = connection.createStatement()) {
            for (String setting : settings.required()) {
                require(statement, setting, "on");
            }
            require(statement, "server_encoding", "UTF8");
            requirePasswords(statement);
            createDatabase(connection, statement);
            return new ServiceRole(directory.host()).prepared(connection);
        } catch (SQLException cause) {
            throw problem(cause);
        }
    }

    private void require(Statement statement, String setting, String value) throws SQLException {
        try (ResultSet result = statement.executeQuery("show " + setting)) {
            String actual = result.next() ? result.getString(1) : "";
            if (!value.equals(actual)) {
                throw new EmbeddedPostgresException("The PostgreSQL data in " + directory.cluster() + " has " + setting
                        + " = "
                        + actual + " instead of " + value + ", so that it could be lost or spoilt: move it over into a"
                        + " data directory that " + directory.host().name() + " made, and give that one with "
                        + directory.host().dataDirectorySetting() + ".");
            }
        }
    }

    private void requirePasswords(Statement statement) throws SQLException {
        try (ResultSet open = statement.executeQuery("select from pg_catalog.pg_hba_file_rules"
                + " where auth_method is null or auth_method not in ('scram-sha-256', 'reject') limit 1")) {
            if (open.next()) {
                throw new EmbeddedPostgresException("The file "
                        + directory.cluster().resolve("pg_hba.conf") + " has a line that"
                        + " does not ask for a password as " + directory.host().name() + " does: let each of them end"
                        + " in scram-sha-256, or " + directory.host().giveAnotherDirectory() + ".");
            }
        }
    }

    private void createDatabase(Connection connection, Statement statement) throws SQLException {
        try (PreparedStatement existing =
                connection.prepareStatement("select from pg_catalog.pg_database where datname = ?")) {
            existing.setString(1, directory.host().database());
            try (ResultSet result = existing.executeQuery()) {
                if (result.next()) {
                    return;
                }
            }
        }
        statement.execute("create database \"" + directory.host().database() + "\"");
    }

    private EmbeddedPostgresException problem(SQLException cause) {
        if (WRONG_PASSWORD.equals(cause.getSQLState())) {
            return new EmbeddedPostgresException(
                    "The password in " + directory.password() + " is not the one of the data in " + directory.cluster()
                            + ": restore the file from a backup, or "
                            + directory.host().giveAnotherDirectory() + ".",
                    cause);
        }
        return PostgresProblems.running(
                "PostgreSQL runs on " + directory.cluster() + ", but cannot be used",
                directory,
                String.valueOf(cause.getMessage()));
    }
}
