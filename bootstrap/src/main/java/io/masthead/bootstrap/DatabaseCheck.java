package io.masthead.bootstrap;

import java.security.SecureRandom;

/** Checks of the database at the start: reachable, new enough, empty or ours, and with the necessary rights. */
final class DatabaseCheck {

    static final String FOREIGN = "The database that DATABASE_URL names has tables of another program;"
            + " give Masthead an empty database of its own.";

    /** PostgreSQL 14, the oldest maintained version. */
    private static final int OLDEST_VERSION = 140_000;

    private static final String TABLES = " from pg_class where relnamespace = current_schema()::regnamespace";
    private static final String HISTORY = TABLES + " and relname = 'flyway_schema_history'";

    private DatabaseCheck() {}

    /** Runs before the migration. */
    static DatabaseRoles requireOurs(RunningDatabase database) {
        try (DatabaseSession owner = DatabaseSession.open(database.owner())) {
            requireUsable(owner, database.owner());
            requireNoUnfinishedMove(owner, database.owner());
            DatabaseRoles roles = roles(owner, database);
            // In this order: another instance that is making all of them has the history first.
            if (owner.number("select count(*)" + TABLES + " and relname not like 'flyway_schema_history%'") > 0) {
                requireHistory(owner);
                if (roles.separate()) {
                    requireTablesOfOwner(owner, roles.service());
                }
                requireOurMigrations(owner);
            }
            return roles;
        }
    }

    /** Runs after the migration and its grants. */
    static void requireRights(RunningDatabase database) {
        try (DatabaseSession service = DatabaseSession.open(database.service())) {
            // A missing table is a missing right: without usage of the schema its tables are invisible.
            if (!service.isTrue("select coalesce(has_table_privilege(to_regclass('users'), 'select'), false)")) {
                throw new StartupProblem("The user in DATABASE_URL does not see the tables that the one in"
                        + " DATABASE_MIGRATION_URL made; grant it usage of their schema, and let both have the same"
                        + " search_path.");
            }
        }
    }

    static void requireUsable(DatabaseSession session, DatabaseLogin login) {
        requireWritable(session, login);
        requireVersion(session, login);
        requireUnicode(session, login);
    }

    private static void requireWritable(DatabaseSession session, DatabaseLogin login) {
        if (session.isTrue("select current_setting('transaction_read_only')::boolean")) {
            throw new StartupProblem("The database that " + login.setting()
                    + " names is a standby or read-only: name the primary, or all hosts.");
        }
    }

    /** Its rows are not all there, and changes of them would be lost. */
    private static void requireNoUnfinishedMove(DatabaseSession session, DatabaseLogin login) {
        if (session.isTrue("select to_regclass('unfinished_transfer') is not null")) {
            throw new StartupProblem("The database that " + login.setting()
                    + " names is the target of a move that has not ended; run the same command move again.");
        }
    }

    private static void requireVersion(DatabaseSession session, DatabaseLogin login) {
        if (session.number("select current_setting('server_version_num')::bigint") < OLDEST_VERSION) {
            throw new StartupProblem("The database that " + login.setting()
                    + " names is older than PostgreSQL 14; upgrade it, or name another.");
        }
    }

    /** Other encodings lack characters of posts, and PostgreSQL normalizes in none of them. */
    private static void requireUnicode(DatabaseSession session, DatabaseLogin login) {
        if (!session.isTrue("select current_setting('server_encoding') = 'UTF8'")) {
            throw new StartupProblem("The database that " + login.setting()
                    + " names is not encoded in UTF-8; make one with ENCODING 'UTF8'.");
        }
    }

    private static DatabaseRoles roles(DatabaseSession owner, RunningDatabase database) {
        if (database.service() == database.owner()) {
            return new DatabaseRoles(role(owner), role(owner));
        }
        try (DatabaseSession service = DatabaseSession.open(database.service())) {
            requireWritable(service, database.service());
            requireSameDatabase(owner, service);
            return new DatabaseRoles(role(owner), role(service));
        }
    }

    private static String role(DatabaseSession session) {
        return session.text("select quote_ident(current_user)");
    }

    private static void requireHistory(DatabaseSession owner) {
        if (owner.number("select count(*)" + HISTORY) == 0) {
            throw new StartupProblem(FOREIGN);
        }
    }

    /** An empty history is that of another instance, which is making the tables just now. */
    private static void requireOurMigrations(DatabaseSession owner) {
        if (!owner.isTrue("select count(*) = 0 or count(*) filter"
                + " (where version = '1' and description = 'users and posts') > 0 from flyway_schema_history")) {
            throw new StartupProblem(FOREIGN);
        }
    }

    /** Compares by an advisory lock, which one login takes and the other finds taken: one server has many addresses. */
    private static void requireSameDatabase(DatabaseSession owner, DatabaseSession service) {
        String lock = "select pg_try_advisory_xact_lock(?)";
        long key = new SecureRandom().nextLong();
        if (!owner.isTrue(lock, key) || service.isTrue(lock, key)) {
            throw new StartupProblem("DATABASE_URL and DATABASE_MIGRATION_URL name two different databases;"
                    + " let both name the same one, on the same server.");
        }
    }

    /** Grants by another role than the owner have no effect, and only cause a warning. */
    private static void requireTablesOfOwner(DatabaseSession owner, String serviceRole) {
        if (owner.number("select count(*)" + TABLES + " and relowner = ?::regrole", serviceRole) > 0
                || owner.number("select count(*)" + HISTORY + " and not pg_has_role(relowner, 'usage')") > 0) {
            throw new StartupProblem("The tables do not belong to the user in DATABASE_MIGRATION_URL; give them to it"
                    + " (reassign owned by ... to ...), or name their owner there, who must not be the user in"
                    + " DATABASE_URL.");
        }
    }
}
