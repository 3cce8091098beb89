package io.masthead.http.idempotency;

import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.http.secret.ServerKeys;
import io.masthead.http.secret.Sha256;
import java.util.HexFormat;
import java.util.List;

/**
 * Attempts at the parts of one request, each of which is done once by itself: so the same request again does only what
 * is missing. The key of a part is made from that of the request and the place where the part begins.
 */
public final class BatchIdempotency {

    private final RequestHasher hasher;
    private final IdempotencyKey whole;
    private final String operation;

    BatchIdempotency(RequestHasher hasher, IdempotencyKey whole, String operation) {
        this.hasher = hasher;
        this.whole = whole;
        this.operation = operation;
    }

    /**
     * {@return the attempts of something that is no request, but is done once as if it were one}
     *
     * @param keys where the key for hasher comes from
     * @param whole the key of the whole
     * @param operation what it does
     */
    public static BatchIdempotency of(ServerKeys keys, IdempotencyKey whole, String operation) {
        return new BatchIdempotency(new RequestHasher(keys), whole, operation);
    }

    /**
     * {@return the attempt at a part}
     *
     * @param place where it begins
     * @param content all of it
     */
    public IdempotentRequest at(long place, List<byte[]> content) {
        String value = HexFormat.of().formatHex(Sha256.of(whole.value() + "\n" + place));
        return hasher.request(new IdempotencyKey(whole.sender(), "part:" + value), operation, content);
    }
}
