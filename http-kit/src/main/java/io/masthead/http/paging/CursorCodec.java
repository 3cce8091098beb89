package io.masthead.http.paging;

import io.masthead.http.request.InvalidRequest;
import io.masthead.http.request.Violation;
import io.masthead.http.request.Violation.Place;
import io.masthead.http.request.ViolationCode;
import io.masthead.http.secret.ServerKeys;
import io.masthead.http.secret.Sha256;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/**
 * Encodes and decodes cursors: positions in lists, signed, so that a changed cursor is rejected.
 *
 * <p>A cursor is, in base64url, a MAC of 16 bytes over the rest (HMAC-SHA256, truncated), 8 bytes of a digest that
 * identify the list, and the position.
 */
@Component
public final class CursorCodec implements SignedCursor.Verifier {

    private static final int MAC_BYTES = 16;
    private static final int LIST_BYTES = 8;

    /** More than a cursor with the longest position, a title, has. */
    private static final int MAX_LENGTH = 2_048;

    /** One for each key, cloned for each cursor: looking the algorithm up costs more than the code of a cursor. */
    private final List<Mac> macs;

    CursorCodec(ServerKeys keys) {
        this.macs =
                keys.derived("cursor").stream().map(CursorCodec::initialized).toList();
    }

    /**
     * Encodes a position as a cursor.
     *
     * @param list the identification of the list: its kind, its filters and its order
     * @param position a position in it
     * @return the cursor
     */
    public String write(String list, byte[] position) {
        byte[] content = ByteBuffer.allocate(LIST_BYTES + position.length)
                .put(digest(list))
                .put(position)
                .array();
        byte[] cursor = ByteBuffer.allocate(MAC_BYTES + content.length)
                .put(mac(macs.getFirst(), content))
                .put(content)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /**
     * Decodes a cursor.
     *
     * @param list the identification of the list
     * @param cursor the cursor that the caller sent
     * @return the position
     * @throws InvalidRequest if it is no cursor of this list
     */
    public byte[] read(String list, String cursor) {
        return content(cursor)
                .filter(content -> Arrays.equals(Arrays.copyOf(content, LIST_BYTES), digest(list)))
                .map(content -> Arrays.copyOfRange(content, LIST_BYTES, content.length))
                .orElseThrow(() ->
                        new InvalidRequest(List.of(new Violation(Place.QUERY, "after", ViolationCode.CURSOR_INVALID))));
    }

    /**
     * {@return the bytes of a numeric position}
     *
     * @param position the number
     */
    public static byte[] bytes(long position) {
        return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
    }

    /**
     * {@return the number in a position}
     *
     * @param position its bytes
     */
    public static long number(byte[] position) {
        return ByteBuffer.wrap(position).getLong();
    }

    @Override
    public boolean isGenuine(String cursor) {
        return content(cursor).isPresent();
    }

    private Optional<byte[]> content(String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        if (bytes.length < MAC_BYTES + LIST_BYTES) {
            return Optional.empty();
        }
        byte[] mac = Arrays.copyOf(bytes, MAC_BYTES);
        byte[] content = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
        return macs.stream().anyMatch(known -> MessageDigest.isEqual(mac, mac(known, content)))
                ? Optional.of(content)
                : Optional.empty();
    }

    private static Mac initialized(SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", impossible);
        }
    }

    private static byte[] mac(Mac initialized, byte[] content) {
        try {
            return Arrays.copyOf(((Mac) initialized.clone()).doFinal(content), MAC_BYTES);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("This Java does not clone HMAC-SHA256", impossible);
        }
    }

    private static byte[] digest(String list) {
        return Arrays.copyOf(Sha256.of(list), LIST_BYTES);
    }
}
