package io.masthead.adapters.security.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * The keys of an identity provider, each with the algorithms that it may be used for.
 *
 * @param keys those that can verify
 */
record ProviderKeySet(List<ProviderKey> keys) {

    private static final Set<JWSAlgorithm> RSA = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512);
    private static final Set<JWSAlgorithm> EDWARDS = Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);
    private static final Map<Curve, JWSAlgorithm> BY_CURVE = Map.of(
            Curve.P_256, JWSAlgorithm.ES256,
            Curve.P_384, JWSAlgorithm.ES384,
            Curve.P_521, JWSAlgorithm.ES512);

    private static final int MIN_RSA_BITS = 2048;

    /**
     * One key.
     *
     * @param id its name, if it has one
     * @param algorithms what it may be used for
     * @param key the key
     */
    record ProviderKey(Optional<String> id, Set<JWSAlgorithm> algorithms, PublicKey key) {}

    /**
     * Reads a JWK Set (RFC 7517 §5) and passes over the keys in it that are not understood, not public, too weak or for
     * other algorithms.
     */
    static ProviderKeySet parse(String jwkSet, Set<JWSAlgorithm> announced) throws ParseException {
        Map<String, Object>[] published = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(jwkSet), "keys");
        if (published == null) {
            throw new ParseException("No keys", 0);
        }
        return new ProviderKeySet(Stream.of(published)
                .map(key -> read(key, announced))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<ProviderKey> read(Map<String, Object> published, Set<JWSAlgorithm> announced) {
        try {
            JWK jwk = JWK.parse(published);
            Set<JWSAlgorithm> algorithms = new HashSet<>(algorithms(jwk));
            algorithms.retainAll(announced);
            algorithms.removeIf(algorithm ->
                    jwk.getAlgorithm() != null && !jwk.getAlgorithm().equals(algorithm));
            if (algorithms.isEmpty()) {
                return Optional.empty();
            }
            return publicKey(jwk)
                    .map(key -> new ProviderKey(Optional.ofNullable(jwk.getKeyID()), Set.copyOf(algorithms), key));
        } catch (ParseException | JOSEException | GeneralSecurityException | IOException | RuntimeException unusable) {
            // One bad key must not spoil the others.
            return Optional.empty();
        }
    }

    List<Key> matching(JWSHeader header) {
        Optional<String> wanted = Optional.ofNullable(header.getKeyID());
        return keys.stream()
                .filter(key -> key.algorithms().contains(header.getAlgorithm()))
                .filter(key -> wanted.isEmpty() || wanted.equals(key.id()))
                .<Key>map(ProviderKey::key)
                .toList();
    }

    /** Whether a token may be signed so at all: by a private key, whatever the provider says. */
    static boolean allows(JWSAlgorithm algorithm) {
        return RSA.contains(algorithm) || BY_CURVE.containsValue(algorithm) || EDWARDS.contains(algorithm);
    }

    /** What a key is fit for, by its kind and by its own words (RFC 7517 §4.2, §4.4). */
    private static Set<JWSAlgorithm> algorithms(JWK jwk) {
        if (jwk.getKeyUse() != null && !jwk.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return Set.of();
        }
        return switch (jwk) {
            case RSAKey rsa -> rsa.size() >= MIN_RSA_BITS ? RSA : Set.of();
            case ECKey curve ->
                Optional.ofNullable(BY_CURVE.get(curve.getCurve())).map(Set::of).orElse(Set.of());
            case OctetKeyPair edwards -> Curve.Ed25519.equals(edwards.getCurve()) ? EDWARDS : Set.of();
            default -> Set.of();
        };
    }

    private static Optional<PublicKey> publicKey(JWK jwk) throws JOSEException, GeneralSecurityException, IOException {
        return switch (jwk) {
            case RSAKey rsa -> Optional.of(rsa.toRSAPublicKey());
            case ECKey curve -> Optional.of(curve.toECPublicKey());
            case OctetKeyPair edwards -> Optional.of(ed25519(edwards));
            default -> Optional.empty();
        };
    }

    private static PublicKey ed25519(OctetKeyPair edwards) throws IOException, GeneralSecurityException {
        var point = new Ed25519PublicKeyParameters(edwards.getDecodedX());
        byte[] encoded =
                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(point).getEncoded();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
