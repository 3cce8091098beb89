package io.masthead.adapters.security.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Builder of tokens based on the JDK only, so that every part can be manipulated. */
final class Jws {

    /** Signs the bytes of a token. */
    @FunctionalInterface
    interface Signing {
        byte[] sign(byte[] input) throws GeneralSecurityException;
    }

    private Jws() {}

    static String token(String header, String payload, Signing signing) {
        return token(header, payload.getBytes(StandardCharsets.UTF_8), signing);
    }

    static String token(String header, byte[] payload, Signing signing) {
        String input = encode(header.getBytes(StandardCharsets.UTF_8)) + "." + encode(payload);
        try {
            return input + "." + encode(signing.sign(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException problem) {
            throw new IllegalStateException(problem);
        }
    }

    static Signing mac(String algorithm, byte[] secret) {
        return input -> {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(input);
        };
    }

    static Signing hs256(SecretKey secret) {
        return mac("HmacSHA256", secret.getEncoded());
    }

    static Signing ed25519(PrivateKey key) {
        return signature("Ed25519", key);
    }

    static Signing es256(PrivateKey key) {
        return signature("SHA256withECDSAinP1363Format", key);
    }

    static Signing rs256(PrivateKey key) {
        return signature("SHA256withRSA", key);
    }

    static Signing signature(String algorithm, PrivateKey key) {
        return input -> {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(input);
            return signature.sign();
        };
    }

    static Signing bytes(byte... signature) {
        return input -> signature;
    }

    static SecretKey secret(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    static KeyPair newEd25519() {
        return newKeys("Ed25519", generator -> {});
    }

    static KeyPair newEc(String curve) {
        return newKeys("EC", generator -> generator.initialize(new ECGenParameterSpec(curve)));
    }

    static KeyPair newRsa(int bits) {
        return newKeys("RSA", generator -> generator.initialize(bits));
    }

    static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }

    static String pemOfPrivate(KeyPair keys) {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    static String pemOfPublic(KeyPair keys) {
        return pem("PUBLIC KEY", keys.getPublic().getEncoded());
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Prepares a generator. */
    @FunctionalInterface
    private interface Preparation {
        void prepare(KeyPairGenerator generator) throws GeneralSecurityException;
    }

    private static KeyPair newKeys(String algorithm, Preparation preparation) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            preparation.prepare(generator);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
