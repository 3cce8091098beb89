package io.masthead.adapters.persistence.session;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;
import static io.masthead.adapters.persistence.sql.SqlValues.instant;
import static io.masthead.adapters.persistence.sql.SqlValues.sha256;
import static io.masthead.adapters.persistence.sql.SqlValues.timestamp;

import io.masthead.adapters.persistence.sql.Column;
import io.masthead.adapters.persistence.sql.Table;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.session.SignInSubject;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Failed sign-ins in PostgreSQL, by the hash of their subject: many of the addresses belong to no account. */
@Component
final class JdbcFailedSignInRepository implements FailedSignInRepository {

    static final Table<FailedSignIns> TABLE = new Table<>(
            "sign_in_failures",
            List.of(
                    new Column<>("subject_hash", failed -> hash(failed.subject())),
                    new Column<>("failures", FailedSignIns::count),
                    new Column<>("blocked_until", failed -> timestamp(failed.blockedUntil()))));

    private static final String LOCK = TABLE.insert()
            + " on conflict (subject_hash) do update set failures = sign_in_failures.failures returning "
            + TABLE.names();

    private static final String UPDATE = TABLE.update("subject_hash");

    private final JdbcClient jdbc;

    JdbcFailedSignInRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A missing row cannot be locked, so it is inserted; an existing one is locked by an update that changes nothing. */
    @Override
    public FailedSignIns lock(SignInSubject subject) {
        return translating(() -> TABLE.bind(jdbc.sql(LOCK), FailedSignIns.none(subject))
                .query((row, number) ->
                        new FailedSignIns(subject, row.getInt("failures"), instant(row, "blocked_until")))
                .single());
    }

    @Override
    public void save(FailedSignIns failures) {
        translating(() -> {
            int unused = TABLE.bind(jdbc.sql(UPDATE), failures).update();
        });
    }

    @Override
    public void remove(SignInSubject subject) {
        translating(() -> {
            int unused = jdbc.sql("delete from sign_in_failures where subject_hash = :subject_hash")
                    .param("subject_hash", hash(subject))
                    .update();
        });
    }

    /**
     * Skips locked rows: the transaction that holds one could wait for another of these rows. The next run removes them.
     */
    @Override
    public void removeOlderThan(Instant before) {
        translating(() -> {
            int unused = jdbc.sql("""
                        delete from sign_in_failures where subject_hash = any (array(
                            select subject_hash from sign_in_failures where blocked_until < :before
                            for update skip locked))""").param("before", timestamp(before)).update();
        });
    }

    private static byte[] hash(SignInSubject subject) {
        return sha256(subject.value());
    }
}
