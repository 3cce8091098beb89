package io.masthead.adapters.persistence.replica;

import io.masthead.domain.event.EventToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Comparison of a replica with its primary, each of which is asked through a connection of its own. */
final class ReplicaComparison implements AutoCloseable {

    /** What is on the disk of the primary is what it sends to its standbys. */
    private static final String PRIMARY = """
            select pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::bigint as position, system_identifier,
                current_database()::text as database
            from pg_control_system()""";

    private static final String REPLICA = """
            select coalesce(pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0'), 0)::bigint as position,
                system_identifier, current_database()::text as database, pg_is_in_recovery() as standby,
                coalesce(has_table_privilege(to_regclass('users'), 'select'), false) as readable
            from pg_control_system()""";

    private static final String NEWEST_EVENT = "select epoch, last from event_head";

    /** Password, authorization, name of the database. */
    private static final Set<String> LOGIN_REFUSED = Set.of("28P01", "28000", "3D000");

    /** PostgreSQL 18 appendix A: insufficient_privilege, undefined_function. */
    private static final Set<String> QUESTION_REFUSED = Set.of("42501", "42883");

    private final ObservedServer primary;
    private final ObservedServer replica;
    private final Duration maxLag;
    private final ReplicaLag history = new ReplicaLag();
    private @Nullable Identity identity;
    private volatile @Nullable Duration lag;

    ReplicaComparison(JdbcConnectionDetails primary, JdbcConnectionDetails replica, Duration maxLag) {
        this.primary = new ObservedServer(primary);
        this.replica = new ObservedServer(replica);
        this.maxLag = maxLag;
    }

    /** {@return what is found out about the replica now} */
    ReplicaFinding compare() {
        lag = null;
        Standby standby;
        try {
            standby = replica.ask(REPLICA, Standby::of);
        } catch (SQLException away) {
            return LOGIN_REFUSED.contains(String.valueOf(away.getSQLState()))
                    ? ReplicaFinding.LOGIN_REFUSED
                    : ReplicaFinding.UNREACHABLE;
        }
        // Asked after the replica, which can never have what the primary has not.
        Optional<Position> current;
        try {
            current = Optional.of(primaryPosition());
        } catch (SQLException unknown) {
            current = Optional.empty();
            if (identity == null) {
                return QUESTION_REFUSED.contains(String.valueOf(unknown.getSQLState()))
                        ? ReplicaFinding.NOT_COMPARABLE
                        : ReplicaFinding.NOT_COMPARED;
            }
        }
        if (!standby.position.identity.equals(identity)) {
            return ReplicaFinding.ANOTHER_DATABASE;
        }
        if (!standby.inRecovery) {
            return ReplicaFinding.NO_STANDBY;
        }
        if (!standby.readable) {
            return ReplicaFinding.NOT_READABLE;
        }
        long replayed = standby.position.wal;
        return current.filter(position -> position.wal < replayed).isPresent()
                ? ReplicaFinding.AHEAD
                : byLag(history.of(replayed));
    }

    /** Only with a known lag it has the tables that this service has just migrated. */
    private ReplicaFinding byLag(Optional<Duration> known) {
        lag = known.orElse(null);
        if (known.isEmpty()) {
            return history.observed().compareTo(maxLag) > 0 ? ReplicaFinding.BEHIND : ReplicaFinding.CATCHING_UP;
        }
        return known.get().compareTo(maxLag) > 0 ? ReplicaFinding.BEHIND : ReplicaFinding.USABLE;
    }

    /** {@return the newest event that the replica has, if it can be read} */
    Optional<EventToken> newestEvent() {
        try {
            return Optional.of(replica.ask(
                    NEWEST_EVENT, row -> new EventToken(row.getObject("epoch", UUID.class), row.getLong("last"))));
        } catch (SQLException unknown) {
            return Optional.empty();
        }
    }

    private Position primaryPosition() throws SQLException {
        Position position = primary.ask(PRIMARY, Position::of);
        identity = position.identity;
        history.primaryAt(position.wal, System.nanoTime());
        return position;
    }

    /** {@return the lag that was found last, if it is known} */
    Optional<Duration> lag() {
        return Optional.ofNullable(lag);
    }

    @Override
    public void close() {
        primary.close();
        replica.close();
    }

    /** The cluster, which its standbys share, and a database of it. */
    private record Identity(long cluster, String database) {}

    private record Position(long wal, Identity identity) {

        static Position of(ResultSet row) throws SQLException {
            return new Position(
                    row.getLong("position"), new Identity(row.getLong("system_identifier"), row.getString("database")));
        }
    }

    private record Standby(Position position, boolean inRecovery, boolean readable) {

        static Standby of(ResultSet row) throws SQLException {
            return new Standby(Position.of(row), row.getBoolean("standby"), row.getBoolean("readable"));
        }
    }
}
