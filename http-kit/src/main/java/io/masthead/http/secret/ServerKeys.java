package io.masthead.http.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** Secrets of the service, from which keys for single purposes are derived (HKDF, RFC 5869). */
public final class ServerKeys {

    private static final int BYTES = 32;

    private final List<SecretKey> secrets;

    /**
     * Copies the secrets.
     *
     * @param secrets the current secret, then previous ones, which are still accepted
     */
    public ServerKeys(List<SecretKey> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /**
     * {@return keys for HMAC-SHA256, the current one first}
     *
     * @param purpose the purpose: keys of one purpose reveal nothing about those of another
     */
    public List<SecretKey> derived(String purpose) {
        byte[] label = ("masthead " + purpose).getBytes(StandardCharsets.US_ASCII);
        return secrets.stream().map(secret -> derive(secret, label)).toList();
    }

    private static SecretKey derive(SecretKey secret, byte[] label) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(label, BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no HKDF", impossible);
        }
    }
}
