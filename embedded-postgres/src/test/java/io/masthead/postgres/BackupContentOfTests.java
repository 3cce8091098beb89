package io.masthead.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/** Host application with one file of its own and one table. */
record BackupContentOfTests(Set<String> knownMigrations) implements BackupContent {

    BackupContentOfTests() {
        this(Set.of("1", "2"));
    }

    @Override
    public String version() {
        return "1.2.3";
    }

    @Override
    public List<String> files() {
        return List.of("key", "missing");
    }

    @Override
    public Set<String> migrationsOf(Connection owner) {
        return Set.of("1");
    }

    @Override
    public String summary(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet count = statement.executeQuery("select count(*), count(distinct text) from notes")) {
            count.next();
            return count.getLong(1) + " notes, " + count.getLong(2) + " different";
        }
    }

    @Override
    public void restored(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            boolean unused = statement.execute("create table restored ()");
        }
    }
}
