package io.masthead.bootstrap;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Check that the schema is not newer than this version of the service, which Flyway would ignore: it would write rows
 * that the newer one cannot read, or fail at a statement.
 */
final class SchemaCheck {

    /** Features of other teams number their migrations from here on, and may have been removed. */
    private static final MigrationVersion OTHER_FEATURES = MigrationVersion.fromVersion("1000");

    private SchemaCheck() {}

    static void requireKnown(Flyway flyway) {
        String unknown = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .filter(SchemaCheck::isOurs)
                .map(MigrationVersion::getVersion)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new StartupProblem("A newer version of Masthead has changed the tables of the database (migration "
                    + unknown + "); start that version or a newer one, or restore a backup from before it.");
        }
    }

    /** {@return whether a migration is Masthead's own} */
    static boolean isOurs(MigrationVersion migration) {
        return migration.compareTo(OTHER_FEATURES) < 0;
    }
}
