package io.masthead.http.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticated encryption of short values as text: equal values have equal texts, so there is no nonce that could run
 * out, and a text can be cached. It is the construction of RFC 5297 §1.3.3: a MAC of the value (HMAC-SHA256, truncated
 * to 16 bytes) is the initialization vector of its encryption (AES-256 in counter mode), and precedes it in base64url.
 */
public final class DeterministicEncryption {

    private static final int MAC_BYTES = 16;
    private static final int MAX_LENGTH = 256;

    /** The current keys first. */
    private final List<Keys> keys;

    /**
     * Creates the encryption.
     *
     * @param keys the keys of the service
     * @param purpose the purpose of the values: a text of another one is refused
     */
    public DeterministicEncryption(ServerKeys keys, String purpose) {
        List<SecretKey> macs = keys.derived(purpose + " mac");
        List<SecretKey> ciphers = keys.derived(purpose + " cipher");
        this.keys = IntStream.range(0, macs.size())
                .mapToObj(i ->
                        new Keys(macs.get(i), new SecretKeySpec(ciphers.get(i).getEncoded(), "AES")))
                .toList();
    }

    /**
     * {@return the text of a value}
     *
     * @param value the value
     */
    public String encrypt(byte[] value) {
        Keys current = keys.getFirst();
        byte[] mac = current.mac(value);
        byte[] text = ByteBuffer.allocate(MAC_BYTES + value.length)
                .put(mac)
                .put(current.cipher(Cipher.ENCRYPT_MODE, mac, value))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /**
     * {@return the value of a text, if it was encrypted with one of the keys and not changed}
     *
     * @param text the text that a caller sent
     */
    public Optional<byte[]> decrypt(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        if (bytes.length < MAC_BYTES) {
            return Optional.empty();
        }
        byte[] mac = Arrays.copyOf(bytes, MAC_BYTES);
        byte[] encrypted = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
        return keys.stream()
                .flatMap(known -> known.open(mac, encrypted).stream())
                .findFirst();
    }

    private record Keys(SecretKey ofMac, SecretKey ofCipher) {

        Optional<byte[]> open(byte[] mac, byte[] encrypted) {
            byte[] value = cipher(Cipher.DECRYPT_MODE, mac, encrypted);
            return MessageDigest.isEqual(mac, mac(value)) ? Optional.of(value) : Optional.empty();
        }

        byte[] mac(byte[] value) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(ofMac);
                return Arrays.copyOf(mac.doFinal(value), MAC_BYTES);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("This Java has no HMAC-SHA256", impossible);
            }
        }

        byte[] cipher(int mode, byte[] vector, byte[] content) {
            try {
                Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
                cipher.init(mode, ofCipher, new IvParameterSpec(vector));
                return cipher.doFinal(content);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("This Java has no AES in counter mode", impossible);
            }
        }
    }
}
