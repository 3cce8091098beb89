package io.masthead.http.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4). */
public final class Sha256 {

    /** Cloned for each digest: looking the algorithm up costs more than a digest of a short text. */
    private static final MessageDigest EMPTY = empty();

    private Sha256() {}

    /**
     * {@return the 32 bytes of the digest of a text in UTF-8}
     *
     * @param text the text
     */
    public static byte[] of(String text) {
        try {
            return ((MessageDigest) EMPTY.clone()).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("This Java does not clone SHA-256", impossible);
        }
    }

    private static MessageDigest empty() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no SHA-256", impossible);
        }
    }
}
