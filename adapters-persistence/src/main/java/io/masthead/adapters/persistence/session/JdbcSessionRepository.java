package io.masthead.adapters.persistence.session;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;
import static io.masthead.adapters.persistence.sql.SqlValues.bytes;
import static io.masthead.adapters.persistence.sql.SqlValues.hex;
import static io.masthead.adapters.persistence.sql.SqlValues.instant;
import static io.masthead.adapters.persistence.sql.SqlValues.timestamp;

import io.masthead.adapters.persistence.sql.Column;
import io.masthead.adapters.persistence.sql.Table;
import io.masthead.domain.UserAgent;
import io.masthead.domain.session.RotationSeed;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.session.TokenHash;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Sessions in PostgreSQL. */
@Component
final class JdbcSessionRepository implements SessionRepository {

    static final Table<Session.State> TABLE = new Table<>(
            "sessions",
            List.of(
                    new Column<>("id", session -> session.id().value()),
                    new Column<>("user_id", session -> session.user().value()),
                    new Column<>("device", session -> session.device().value()),
                    new Column<>("created_at", session -> timestamp(session.createdAt())),
                    new Column<>("last_used_at", session -> timestamp(session.lastUsedAt())),
                    new Column<>("family", session -> bytes(session.family().value())),
                    new Column<>("secret", session -> bytes(session.secret().value())),
                    new Column<>(
                            "spent_secret",
                            session -> session.spent()
                                    .map(spent -> bytes(spent.secret().value()))
                                    .orElse(null)),
                    new Column<>(
                            "rotation_seed",
                            session -> session.spent()
                                    .map(spent -> bytes(spent.seed().value()))
                                    .orElse(null))));

    private static final String INSERT = TABLE.insert();
    private static final String UPDATE = TABLE.update("id");

    private static final String SELECT = "select " + TABLE.names() + " from sessions ";

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
        return translating(() -> jdbc.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query(JdbcSessionRepository::session)
                .optional());
    }

    @Override
    public Map<SessionId, Role> findOpen(Set<SessionId> ids, Instant now) {
        Long[] values = ids.stream().map(SessionId::value).toArray(Long[]::new);
        return translating(() -> jdbc
                .sql("""
                        select sessions.id, role from sessions join users on users.id = user_id
                        where sessions.id = any (:ids) and last_used_at > :unused and sessions.created_at > :begun""")
                .param("ids", values)
                .param("unused", timestamp(now.minus(Session.IDLE_LIFETIME)))
                .param("begun", timestamp(now.minus(Session.LIFETIME)))
                .query((row, number) ->
                        Map.entry(new SessionId(row.getLong("id")), Role.valueOf(row.getString("role"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Optional<Session> lock(TokenHash family) {
        return translating(() -> jdbc.sql(SELECT + "where family = :family for no key update")
                .param("family", bytes(family.value()))
                .query(JdbcSessionRepository::session)
                .optional());
    }

    @Override
    public List<Session> list(UserId user) {
        return translating(() -> jdbc.sql(SELECT + "where user_id = :user order by last_used_at desc, id desc")
                .param("user", user.value())
                .query(JdbcSessionRepository::session)
                .list());
    }

    @Override
    public void add(Session session) {
        translating(Map.of("sessions_user_fkey", problem -> new UserNotFound(session.user())), () -> {
            int unused = TABLE.bind(jdbc.sql(INSERT), session.state()).update();
        });
    }

    @Override
    public void save(Session session) {
        translating(() -> {
            int unused = TABLE.bind(jdbc.sql(UPDATE), session.state()).update();
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

    /**
     * Skips locked rows: the transaction that holds one could wait for another of these rows. The next run removes them.
     */
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

    private static Session session(ResultSet row, int number) throws SQLException {
        return Session.restore(new Session.State(
                new SessionId(row.getLong("id")),
                new UserId(row.getLong("user_id")),
                new UserAgent(row.getString("device")),
                instant(row, "created_at"),
                instant(row, "last_used_at"),
                new TokenHash(hex(row.getBytes("family"))),
                new TokenHash(hex(row.getBytes("secret"))),
                spent(row)));
    }

    private static Optional<Session.Spent> spent(ResultSet row) throws SQLException {
        byte[] secret = row.getBytes("spent_secret");
        return secret == null
                ? Optional.empty()
                : Optional.of(new Session.Spent(
                        new TokenHash(hex(secret)), new RotationSeed(hex(row.getBytes("rotation_seed")))));
    }
}
