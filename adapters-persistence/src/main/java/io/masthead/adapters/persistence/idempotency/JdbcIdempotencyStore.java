package io.masthead.adapters.persistence.idempotency;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;
import static io.masthead.adapters.persistence.sql.SqlValues.bytes;
import static io.masthead.adapters.persistence.sql.SqlValues.hex;
import static io.masthead.adapters.persistence.sql.SqlValues.sha256;

import io.masthead.adapters.persistence.sql.Column;
import io.masthead.adapters.persistence.sql.Table;
import io.masthead.domain.StorageContention;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.idempotency.RequestHash;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.idempotency.StoredOutcome;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Outcomes of idempotent requests in PostgreSQL, by the hash of sender and key: some senders are known by their network
 * address alone.
 *
 * <p>A claim is an advisory lock, which its transaction releases when it ends in any way. The statement that gets it can
 * have read the table just before the previous holder committed its row; then {@link #keep} finds that row and fails.
 */
@Component
final class JdbcIdempotencyStore implements IdempotencyStore {

    static final Table<StoredRequest> TABLE = new Table<>(
            "requests",
            List.of(
                    new Column<>("key_hash", request -> hash(request.key())),
                    new Column<>(
                            "fingerprint",
                            request -> bytes(request.outcome().hash().value())),
                    new Column<>(
                            "results", request -> request.outcome().results().toArray(Long[]::new)),
                    Column.generated("kept_at")));

    /** Replaces an outcome that is no longer kept. */
    private static final String KEEP = TABLE.insert() + " " + TABLE.onConflictReplace("key_hash")
            + " where requests.kept_at <= now() - interval '24 hours'";

    private static final int BATCH = 10_000;

    private final JdbcClient jdbc;

    JdbcIdempotencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<StoredOutcome> claim(IdempotencyKey key) {
        return translating(() -> {
            byte[] hash = hash(key);
            Claim claim = jdbc.sql("""
                        select pg_try_advisory_xact_lock(:lock) as granted, fingerprint, results
                        from (values (1)) as always
                        left join requests on key_hash = :key and kept_at > now() - interval '24 hours'""")
                    .param("lock", ByteBuffer.wrap(hash).getLong())
                    .param("key", hash)
                    .query((row, number) -> new Claim(row.getBoolean("granted"), outcome(row)))
                    .single();
            if (!claim.granted) {
                throw new RequestInProgress();
            }
            return claim.earlier;
        });
    }

    @Override
    public void keep(IdempotencyKey key, StoredOutcome outcome) {
        translating(() -> {
            int kept =
                    TABLE.bind(jdbc.sql(KEEP), new StoredRequest(key, outcome)).update();
            if (kept == 0) {
                throw new StorageContention(new IllegalStateException("The request was completed meanwhile"));
            }
        });
    }

    /**
     * In batches, each of which ends before the statement timeout. Skips locked rows: another transaction is about to use
     * the key again.
     */
    @Override
    public void removeExpired() {
        translating(() -> {
            int removed;
            do {
                removed = jdbc.sql("""
                            delete from requests where key_hash = any (array(
                                select key_hash from requests where kept_at <= now() - interval '24 hours'
                                limit :batch for update skip locked))""").param("batch", BATCH).update();
            } while (removed == BATCH);
        });
    }

    private static Optional<StoredOutcome> outcome(ResultSet row) throws SQLException {
        byte[] fingerprint = row.getBytes("fingerprint");
        return fingerprint == null
                ? Optional.empty()
                : Optional.of(new StoredOutcome(new RequestHash(hex(fingerprint)), List.of((Long[])
                        row.getArray("results").getArray())));
    }

    /** Neither of the two contains a line break, so that no other pair has the same text. */
    private static byte[] hash(IdempotencyKey key) {
        return sha256(key.sender() + "\n" + key.value());
    }

    /** Whether this transaction got the lock, and the outcome that an earlier one stored. */
    private record Claim(boolean granted, Optional<StoredOutcome> earlier) {}

    /** Row of the table. */
    record StoredRequest(IdempotencyKey key, StoredOutcome outcome) {}
}
