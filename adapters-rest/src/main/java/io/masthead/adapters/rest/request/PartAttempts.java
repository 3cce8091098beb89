package io.masthead.adapters.rest.request;

import io.masthead.adapters.rest.http.ServerKeys;
import io.masthead.domain.request.Attempt;
import io.masthead.domain.request.RequestKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Attempts at the parts of one request, each of which is done once by itself: so the same request again does only what
 * is missing. The key of a part is made from that of the request and the place where the part begins.
 */
public final class PartAttempts {

    private final Fingerprints fingerprints;
    private final RequestKey whole;
    private final String operation;

    PartAttempts(Fingerprints fingerprints, RequestKey whole, String operation) {
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
    public static PartAttempts of(ServerKeys keys, RequestKey whole, String operation) {
        return new PartAttempts(new Fingerprints(keys), whole, operation);
    }

    /**
     * {@return the attempt at a part}
     *
     * @param place where it begins
     * @param content all of it
     */
    public Attempt at(long place, List<byte[]> content) {
        String value = HexFormat.of().formatHex(sha256(whole.value() + "\n" + place));
        return fingerprints.attempt(new RequestKey(whole.sender(), "part:" + value), operation, content);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no SHA-256", impossible);
        }
    }
}
