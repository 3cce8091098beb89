package io.masthead.adapters.persistence.session;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;

import io.masthead.domain.Checks;
import io.masthead.domain.UserAgent;
import io.masthead.domain.session.RotationSeed;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.session.TokenHash;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Keeps sessions in PostgreSQL. */
@Component
final class JdbcSessionRepository implements SessionRepository {

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;
    private final LongSupplier ids;

    JdbcSessionRepository(JdbcClient jdbc, @Qualifier("sessionIds") LongSupplier ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @Override
    public SessionId nextId() {
        return new SessionId(ids.getAsLong());
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return translating(() -> jdbc.sql("select * from sessions where id = :id")
                .param("id", id.value())
                .query(JdbcSessionRepository::session)
                .optional());
    }

    @Override
    public Optional<Session> lock(TokenHash family) {
        return translating(() -> jdbc.sql("select * from sessions where family = :family for no key update")
                .param("family", bytes(family))
                .query(JdbcSessionRepository::session)
                .optional());
    }

    @Override
    public List<Session> list(UserId user) {
        return translating(
                () -> jdbc.sql("select * from sessions where user_id = :user order by last_used_at desc, id desc")
                        .param("user", user.value())
                        .query(JdbcSessionRepository::session)
                        .list());
    }

    @Override
    public void add(Session session) {
        translating(Map.of("sessions_user_fkey", problem -> new UserNotFound(session.user())), () -> {
            int unused = withState(jdbc.sql("""
                        insert into sessions (id, user_id, device, created_at, last_used_at,
                                              family, secret, spent_secret, rotation_seed)
                        values (:id, :user, :device, :created, :lastUsed, :family, :secret, :spentSecret, :seed)"""), session.state()).update();
        });
    }

    @Override
    public void save(Session session) {
        translating(() -> {
            int unused = withState(jdbc.sql("""
                        update sessions
                        set last_used_at = :lastUsed, secret = :secret, spent_secret = :spentSecret, rotation_seed = :seed
                        where id = :id"""), session.state()).update();
        });
    }

    @Override
    public boolean remove(UserId user, SessionId id) {
        return translating(() -> jdbc.sql("delete from sessions where id = :id and user_id = :user")
                        .param("id", id.value())
                        .param("user", user.value())
                        .update()
                > 0);
    }

    @Override
    public Set<SessionId> removeAll(UserId user, Optional<SessionId> kept) {
        return translating(() -> {
            long noSession = 0;
            return removed(jdbc.sql("delete from sessions where user_id = :user and id <> :kept returning id")
                    .param("user", user.value())
                    .param("kept", kept.map(SessionId::value).orElse(noSession)));
        });
    }

    @Override
    public Set<SessionId> removeSurplus(UserId user, int kept) {
        return translating(
                () -> removed(jdbc.sql("""
                        delete from sessions where id in (
                            select id from sessions where user_id = :user
                            order by last_used_at desc, id desc offset :kept)
                        returning id""").param("user", user.value()).param("kept", kept)));
    }

    /** Passes over what someone has locked, who could be waiting for another of these rows: the next time will do. */
    @Override
    public void removeExpired(Instant now) {
        translating(() -> {
            int unused = jdbc.sql("""
                        delete from sessions where id = any (array(
                            select id from sessions where last_used_at <= :unused or created_at <= :begun
                            for update skip locked))""")
                    .param("unused", timestamp(now.minus(Session.IDLE_LIFETIME)))
                    .param("begun", timestamp(now.minus(Session.LIFETIME)))
                    .update();
        });
    }

    private static Set<SessionId> removed(StatementSpec delete) {
        return Set.copyOf(
                delete.query((row, number) -> new SessionId(row.getLong("id"))).list());
    }

    private static StatementSpec withState(StatementSpec statement, Session.State s) {
        return statement
                .param("id", s.id().value())
                .param("user", s.user().value())
                .param("device", s.device().value())
                .param("created", timestamp(s.createdAt()))
                .param("lastUsed", timestamp(s.lastUsedAt()))
                .param("family", bytes(s.family()))
                .param("secret", bytes(s.secret()))
                .param(
                        "spentSecret",
                        s.spent().map(spent -> bytes(spent.secret())).orElse(null))
                .param(
                        "seed",
                        s.spent()
                                .map(spent -> HEX.parseHex(spent.seed().value()))
                                .orElse(null));
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return Session.restore(new Session.State(
                new SessionId(row.getLong("id")),
                new UserId(row.getLong("user_id")),
                new UserAgent(row.getString("device")),
                instant(row, "created_at"),
                instant(row, "last_used_at"),
                fingerprint(row.getBytes("family")),
                fingerprint(row.getBytes("secret")),
                spent(row)));
    }

    private static Optional<Session.Spent> spent(ResultSet row) throws SQLException {
        byte[] secret = row.getBytes("spent_secret");
        return secret == null
                ? Optional.empty()
                : Optional.of(new Session.Spent(
                        fingerprint(secret), new RotationSeed(HEX.formatHex(row.getBytes("rotation_seed")))));
    }

    private static TokenHash fingerprint(byte[] hash) {
        return new TokenHash(HEX.formatHex(hash));
    }

    private static byte[] bytes(TokenHash fingerprint) {
        return HEX.parseHex(fingerprint.value());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Cut here, because the driver would round up what is finer. */
    private static OffsetDateTime timestamp(Instant instant) {
        return Checks.micros(instant).atOffset(ZoneOffset.UTC);
    }
}
