package io.masthead.adapters.rest.request;

import io.masthead.adapters.rest.http.ServerKeys;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotentRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Attempts at the parts of one request, each of which is done once by itself: so the same request again does only what
 * is missing. The key of a part is made from that of the request and the place where the part begins.
 */
public final class BatchIdempotency {

    private final RequestHasher fingerprints;
    private final IdempotencyKey whole;
    private final String operation;

    BatchIdempotency(RequestHasher fingerprints, IdempotencyKey whole, String operation) {
        this.fingerprints = fingerprints;
        this.whole = whole;
        this.operation = operation;
    }

    /**
     * {@return the attempts of something that is no request, but is done once as if it were one}
     *
     * @param keys where the key for fingerprints comes from
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
        String value = HexFormat.of().formatHex(sha256(whole.value() + "\n" + place));
        return fingerprints.attempt(new IdempotencyKey(whole.sender(), "part:" + value), operation, content);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no SHA-256", impossible);
        }
    }
}
