package io.masthead.adapters.persistence.idempotency;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;

import io.masthead.domain.StorageContention;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.idempotency.RequestHash;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.idempotency.StoredOutcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps in PostgreSQL what came of requests, under the hash of sender and key: some senders are known by their address
 * alone.
 *
 * <p>A claim is an advisory lock, which ends with its transaction whatever becomes of it. Whoever gets one may have
 * looked for the row an instant too early to see that of the holder before; then the row refuses to be written again.
 */
@Component
final class JdbcIdempotencyStore implements IdempotencyStore {

    private static final HexFormat HEX = HexFormat.of();
    private static final int PART = 10_000;

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
                    .query((row, number) -> new Claim(row.getBoolean("granted"), completion(row)))
                    .single();
            if (!claim.granted) {
                throw new RequestInProgress();
            }
            return claim.earlier;
        });
    }

    @Override
    public void keep(IdempotencyKey key, StoredOutcome completion) {
        translating(() -> {
            int kept = jdbc.sql("""
                        insert into requests (key_hash, fingerprint, results) values (:key, :fingerprint, :results)
                        on conflict (key_hash) do update
                        set fingerprint = excluded.fingerprint, results = excluded.results, kept_at = excluded.kept_at
                        where requests.kept_at <= now() - interval '24 hours'""")
                    .param("key", hash(key))
                    .param("fingerprint", HEX.parseHex(completion.fingerprint().value()))
                    .param("results", completion.results().toArray(Long[]::new))
                    .update();
            if (kept == 0) {
                throw new StorageContention(new IllegalStateException("The request was completed meanwhile"));
            }
        });
    }

    /**
     * In parts, each of which ends before the statement timeout. Passes over what someone has locked, who is about to
     * use the key again.
     */
    @Override
    public void removeExpired() {
        translating(() -> {
            int removed;
            do {
                removed = jdbc.sql("""
                            delete from requests where key_hash = any (array(
                                select key_hash from requests where kept_at <= now() - interval '24 hours'
                                limit :part for update skip locked))""").param("part", PART).update();
            } while (removed == PART);
        });
    }

    private static Optional<StoredOutcome> completion(ResultSet row) throws SQLException {
        byte[] fingerprint = row.getBytes("fingerprint");
        return fingerprint == null
                ? Optional.empty()
                : Optional.of(new StoredOutcome(new RequestHash(HEX.formatHex(fingerprint)), List.of((Long[])
                        row.getArray("results").getArray())));
    }

    /** A line break is in neither of the two, so that no other pair has the same text. */
    private static byte[] hash(IdempotencyKey key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((key.sender() + "\n" + key.value()).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no SHA-256", impossible);
        }
    }

    /** Whether the key is ours, and what came of the request before. */
    private record Claim(boolean granted, Optional<StoredOutcome> earlier) {}
}
