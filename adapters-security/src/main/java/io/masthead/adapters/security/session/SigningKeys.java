package io.masthead.adapters.security.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.masthead.domain.session.VerificationKeys;
import java.nio.file.Path;
import java.security.Key;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Key that signs access tokens and all keys that verify them. Several keys verify at once, so that keys can be rotated
 * without rejected requests: the new key signs, the previous one still verifies until its last token has expired.
 */
public final class SigningKeys implements VerificationKeys {

    /** Media type of an access token (RFC 9068 §2.1), which distinguishes it from every other JWT. */
    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    /** Key and the exact header of the tokens that it verifies. */
    private record VerificationKey(Map<String, Object> header, Key key) {

        VerificationKey(JWSHeader header, Key key) {
            this(header.toJSONObject(), key);
        }

        /** Compares the header as it was sent, since Nimbus drops parameters unknown to it. */
        boolean isFor(JWSHeader claimed) {
            try {
                return JSONObjectUtils.parse(claimed.toBase64URL().decodeToString())
                        .equals(header);
            } catch (ParseException unreadable) {
                return false;
            }
        }
    }

    private final JWSHeader header;
    private final JWSSigner signer;
    private final List<VerificationKey> verifying;
    private final String jwkSet;

    private SigningKeys(JWSHeader header, JWSSigner signer, List<VerificationKey> verifying, List<JWK> published) {
        this.header = header;
        this.signer = signer;
        this.verifying = List.copyOf(verifying);
        this.jwkSet = new JWKSet(published).toString(true);
    }

    /**
     * Creates keys that sign with a secret (HS256, RFC 7518 §3.2).
     *
     * @param secret at least 256 bits
     * @param previous the previous secrets, which still verify
     * @return the keys; none of them is published
     * @throws IllegalArgumentException if a secret is too short
     */
    public static SigningKeys ofSecret(SecretKey secret, List<SecretKey> previous) {
        List<VerificationKey> verifying = verifying(Stream.concat(Stream.of(secret), previous.stream()));
        return new SigningKeys(secretHeader(), macSigner(secret), verifying, List.of());
    }

    /**
     * Creates keys that sign with the first key of a PEM file: a private Ed25519 (EdDSA) or EC P-256 (ES256) key in
     * unencrypted PKCS #8. All keys of the file, private or public, verify and are published.
     *
     * <p>While the file contains public keys only, the first secret signs, so that all instances know a key before the
     * first of them signs with it.
     *
     * @param file the PEM file
     * @param secrets the secrets that still verify, each at least 256 bits
     * @return the keys
     * @throws UnusableKeyFile if the file does not contain the required keys
     * @throws IllegalArgumentException if a secret is too short
     */
    public static SigningKeys load(Path file, List<SecretKey> secrets) {
        List<SigningKeyEntry> keys = new SigningKeyFile(file).read();
        List<JWK> published = keys.stream().map(SigningKeyEntry::jwk).toList();
        List<VerificationKey> verifying = Stream.concat(
                        keys.stream().map(key -> new VerificationKey(header(key), key.publicKey())),
                        verifying(secrets.stream()).stream())
                .toList();
        boolean announcing = keys.stream().allMatch(key -> key.privateKey().isEmpty());
        if (announcing && !secrets.isEmpty()) {
            return new SigningKeys(secretHeader(), macSigner(secrets.getFirst()), verifying, published);
        }
        return new SigningKeys(header(keys.getFirst()), signer(file, keys.getFirst()), verifying, published);
    }

    /**
     * {@return the private keys of a PEM file as secrets from which keys for other purposes can be derived}
     *
     * @param file the PEM file
     * @throws UnusableKeyFile if the file has no keys
     */
    public static List<SecretKey> secretsOf(Path file) {
        return new SigningKeyFile(file)
                .read().stream()
                        .flatMap(key -> key.privateKey().stream())
                        .<SecretKey>map(key -> new SecretKeySpec(key.getEncoded(), "HmacSHA256"))
                        .toList();
    }

    @Override
    public String toJwkSet() {
        return jwkSet;
    }

    /** Signs a token. */
    String sign(Map<String, Object> claims) {
        JWSObject token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(signer);
        } catch (JOSEException problem) {
            throw new IllegalStateException("Signing failed", problem);
        }
        return token.serialize();
    }

    /**
     * Returns the keys that may have signed a token. The header must be exactly the one that signing produces: no other
     * algorithm, and no parameter that refers to other keys or changes the interpretation.
     */
    List<Key> verifying(JWSHeader claimed) {
        return verifying.stream()
                .filter(candidate -> candidate.isFor(claimed))
                .map(VerificationKey::key)
                .toList();
    }

    private static List<VerificationKey> verifying(Stream<SecretKey> secrets) {
        return secrets.map(secret -> {
                    macSigner(secret);
                    return new VerificationKey(secretHeader(), secret);
                })
                .toList();
    }

    private static JWSHeader secretHeader() {
        return new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build();
    }

    private static JWSHeader header(SigningKeyEntry key) {
        return new JWSHeader.Builder(key.algorithm())
                .type(TYPE)
                .keyID(key.jwk().getKeyID())
                .build();
    }

    private static JWSSigner signer(Path file, SigningKeyEntry first) {
        try {
            return first.signer()
                    .orElseThrow(() -> new UnusableKeyFile(
                            file, "starts with a public key; put the private key that signs first"));
        } catch (JOSEException problem) {
            throw new UnusableKeyFile(file, "has a first key that does not sign; make another", problem);
        }
    }

    private static JWSSigner macSigner(SecretKey secret) {
        try {
            return new MACSigner(secret);
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("A secret that signs has at least 256 bits", tooShort);
        }
    }
}
