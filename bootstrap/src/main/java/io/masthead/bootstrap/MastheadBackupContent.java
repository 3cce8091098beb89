package io.masthead.bootstrap;

import io.masthead.postgres.BackupContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What a backup has of Masthead: the signing key, and the tables that the migrations made. Those of features of other
 * teams, which may have been removed, do not decide what can be restored.
 */
final class MastheadBackupContent implements BackupContent {

    private static final String MIGRATIONS = "classpath*:db/migration/V*__*.sql";

    @Override
    public String version() {
        return Optional.ofNullable(Masthead.class.getPackage().getImplementationVersion())
                .orElse("(not from its jar)");
    }

    @Override
    public List<String> files() {
        return List.of(SecretKeys.FILE);
    }

    @Override
    public Set<String> migrationsOf(Connection owner) throws SQLException {
        Set<String> migrations = new TreeSet<>();
        try (Statement statement = owner.createStatement()) {
            if (!hasTables(statement)) {
                return migrations;
            }
            try (ResultSet applied = statement.executeQuery(
                    "select version from flyway_schema_history where success and version is not null")) {
                while (applied.next()) {
                    String version = applied.getString(1);
                    if (SchemaCheck.isOurs(MigrationVersion.fromVersion(version))) {
                        migrations.add(version);
                    }
                }
            }
        }
        return migrations;
    }

    /** Flyway itself would have to connect to a database for them. */
    @Override
    public Set<String> knownMigrations() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(MIGRATIONS))
                    .map(Resource::getFilename)
                    .map(name -> String.valueOf(name)
                            .replaceFirst("^V(.+?)__.*", "$1")
                            .replace('_', '.'))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String summary(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            return hasTables(statement)
                    ? number(statement, "select count(*) from users") + " accounts and "
                            + number(statement, "select count(*) from posts") + " posts"
                    : "no tables yet";
        }
    }

    /** Of no server: the first relay starts an epoch, so that readers of lost events start anew. */
    @Override
    public void restored(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            if (has(statement, "event_head")) {
                int unused = statement.executeUpdate("update event_head set system = -1");
            }
        }
    }

    private static boolean hasTables(Statement statement) throws SQLException {
        return has(statement, "flyway_schema_history");
    }

    private static boolean has(Statement statement, String table) throws SQLException {
        return number(statement, "select count(*) from pg_catalog.pg_class where oid = to_regclass('" + table + "')")
                > 0;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
