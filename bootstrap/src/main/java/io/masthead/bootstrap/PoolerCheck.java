package io.masthead.bootstrap;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Check for a connection pooler between the service and the database, such as PgBouncer, which does not pass on what a
 * session begins with. Behind one that pools transactions, each may run on another session of the server: no prepared
 * statement of the server is left from the one before, and time limits must be those of the role.
 */
final class PoolerCheck {

    /** More often than the driver runs a statement before it prepares it on the server. */
    private static final int REPETITIONS = 10;

    private PoolerCheck() {}

    /** {@return the login for the pool of the service, with time limits that are proved to be in force} */
    static DatabaseLogin forService(DatabaseLogin login) {
        if (!isBehindPooler(login)) {
            return login.withTimeLimits();
        }
        DatabaseLogin pooled = login.behindPooler();
        try (DatabaseSession session = DatabaseSession.open(pooled)) {
            requireTimeLimits(session, login);
            requireWholeStatements(session, login);
        }
        return pooled;
    }

    /** {@return the login for the pool of the replica, whose sessions are proved to be read-only as well} */
    static DatabaseLogin forReplica(DatabaseLogin login) {
        DatabaseLogin readOnly = login.readOnly();
        if (!isBehindPooler(readOnly)) {
            return readOnly.withTimeLimits();
        }
        DatabaseLogin pooled = forService(login);
        try (DatabaseSession session = DatabaseSession.open(pooled)) {
            requireReadOnly(session, login);
        }
        return pooled;
    }

    /** {@return the login for the migration, which has no time limits of ours} */
    static DatabaseLogin forMigration(DatabaseLogin login) {
        return isBehindPooler(login) ? login.behindPooler() : login;
    }

    static boolean isBehindPooler(DatabaseLogin login) {
        String mark = UUID.randomUUID().toString();
        return login.isExternal()
                && DatabaseSession.openUnlessRefused(login.withTimeLimitsAndMark(mark))
                        .map(session -> isOther(session, mark))
                        .orElse(true);
    }

    /** The time limits alone do not tell: the role may have the same. */
    private static boolean isOther(DatabaseSession session, String mark) {
        try (session) {
            return !mark.equals(session.text("select coalesce(current_setting(?, true), '')", DatabaseLogin.MARK))
                    || DatabaseLogin.TIME_LIMITS.entrySet().stream()
                            .anyMatch(limit -> !limit.getValue().equals(inForce(session, limit.getKey())));
        }
    }

    private static void requireTimeLimits(DatabaseSession session, DatabaseLogin login) {
        List<String> missing = DatabaseLogin.TIME_LIMITS.entrySet().stream()
                .filter(limit -> isLonger(inForce(session, limit.getKey()), limit.getValue()))
                .map(limit -> "alter role " + session.text("select quote_ident(session_user)") + " set "
                        + limit.getKey() + " = '" + limit.getValue().toSeconds() + "s';")
                .toList();
        if (!missing.isEmpty()) {
            throw new StartupProblem(
                    login.setting() + " leads through a pooler that does not pass on the time limits of"
                            + " the service; run " + missing.stream().collect(Collectors.joining(" ", "\"", "\""))
                            + " and let the pooler connect anew (RECONNECT in PgBouncer), or name the server itself.");
        }
    }

    /** A standby is, whatever its pooler passes on; a pooler may also lead to several servers. */
    private static void requireReadOnly(DatabaseSession session, DatabaseLogin login) {
        for (int number = 0; number < REPETITIONS; number++) {
            boolean isReadOnly = session.isTrue("select current_setting('transaction_read_only')::boolean");
            session.commit();
            if (!isReadOnly) {
                throw new StartupProblem(login.setting() + " leads through a pooler to sessions that can write; let it"
                        + " lead to the standby alone, or name the server itself.");
            }
        }
    }

    private static boolean isLonger(Duration inForce, Duration limit) {
        return inForce.isZero() || inForce.compareTo(limit) > 0;
    }

    /** {@return the limit; zero for none} */
    private static Duration inForce(DatabaseSession session, String limit) {
        return Duration.ofMillis(session.number("select setting::bigint from pg_settings where name = ?", limit));
    }

    private static void requireWholeStatements(DatabaseSession session, DatabaseLogin login) {
        for (long number = 0; number < REPETITIONS; number++) {
            boolean isOurs = session.number("select ?::bigint", number) == number
                    && session.text("select 'of ' || ?::bigint", number).equals("of " + number);
            session.commit();
            if (!isOurs) {
                throw new StartupProblem(login.setting() + " leads through a pooler that mixes up statements; let it"
                        + " pool transactions or sessions, or name the server itself.");
            }
        }
    }
}
