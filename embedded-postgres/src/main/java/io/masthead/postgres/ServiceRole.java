package io.masthead.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.util.PasswordUtil;

/**
 * Role that the running service logs in as: it owns nothing, creates nothing, and can connect to our database alone. The
 * migrations grant its rights on tables.
 *
 * <p>It is reset at every start from any state, with a password that is valid until the next: no second secret has to be
 * stored beside the data, backed up with it and restored.
 */
final class ServiceRole {

    private final String name;
    private final String database;

    ServiceRole(HostApplication host) {
        this.name = host.serviceRole();
        this.database = host.database();
    }

    /** Resets the role; {@code owner} is a connection of the superuser. */
    EmbeddedPostgres.Login prepared(Connection owner) throws SQLException {
        String password = Secret.made();
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            if (!exists(owner)) {
                statement.execute("create role " + quoted(name));
            }
            statement.execute("alter role " + quoted(name) + " with login nosuperuser nocreatedb nocreaterole noinherit"
                    + " noreplication nobypassrls connection limit -1 valid until 'infinity'");
            // A role may change the defaults of its own sessions.
            statement.execute("alter role " + quoted(name) + " reset all");
            statement.execute("alter role " + quoted(name) + " in database " + quoted(database) + " reset all");
            // A verifier instead of the password: the server cannot log a password that it never gets.
            statement.execute(PasswordUtil.genAlterUserPasswordSQL(name, password.toCharArray(), "scram-sha-256"));
            for (String revocation : revocations(owner)) {
                statement.execute(revocation);
            }
            statement.execute("grant connect on database " + quoted(database) + " to " + quoted(name));
        }
        owner.commit();
        return new EmbeddedPostgres.Login(name, password);
    }

    private boolean exists(Connection owner) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("select from pg_catalog.pg_roles where rolname = ?")) {
            query.setString(1, name);
            try (ResultSet result = query.executeQuery()) {
                return result.next();
            }
        }
    }

    /** By default every role may connect to every database, and create temporary tables there. */
    private List<String> revocations(Connection owner) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement(
                "select format('revoke all on database %I from public, %I', datname, ?) from pg_catalog.pg_database")) {
            query.setString(1, name);
            try (ResultSet result = query.executeQuery()) {
                List<String> revocations = new ArrayList<>();
                while (result.next()) {
                    revocations.add(result.getString(1));
                }
                return revocations;
            }
        }
    }

    /** A name of the host application may be a keyword of SQL. */
    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
