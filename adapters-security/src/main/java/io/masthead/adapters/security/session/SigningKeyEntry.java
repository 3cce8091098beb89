package io.masthead.adapters.security.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * Key of a key file: EC P-256 for ES256 (RFC 7518 §3.4) or Ed25519 for EdDSA (RFC 8037).
 *
 * @param publicKey the key that verifies
 * @param privateKey the key that signs, if the file contains it
 * @param jwk the published public key; its id is its thumbprint (RFC 7638)
 */
record SigningKeyEntry(PublicKey publicKey, Optional<PrivateKey> privateKey, JWK jwk) {

    static SigningKeyEntry ofPrivate(byte[] pkcs8) throws IOException, GeneralSecurityException, JOSEException {
        AsymmetricKeyParameter parameters = PrivateKeyFactory.createKey(pkcs8);
        if (parameters instanceof Ed25519PrivateKeyParameters edwards) {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return of(edwards.generatePublicKey(), Optional.of(key));
        }
        if (parameters instanceof ECPrivateKeyParameters curve && isP256(curve)) {
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            var domain = curve.getParameters();
            var point = new ECPublicKeyParameters(domain.getG().multiply(curve.getD()), domain);
            return of(point, Optional.of(key));
        }
        throw new WrongAlgorithm();
    }

    static SigningKeyEntry ofPublic(byte[] subjectPublicKeyInfo)
            throws IOException, GeneralSecurityException, JOSEException {
        return of(PublicKeyFactory.createKey(subjectPublicKeyInfo), Optional.empty());
    }

    JWSAlgorithm algorithm() {
        return JWSAlgorithm.parse(jwk.getAlgorithm().getName());
    }

    Optional<JWSSigner> signer() throws JOSEException {
        if (privateKey.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                privateKey.get() instanceof ECPrivateKey curve
                        ? new ECDSASigner(curve)
                        : new Ed25519.Signer(privateKey.get()));
    }

    private static SigningKeyEntry of(AsymmetricKeyParameter parameters, Optional<PrivateKey> privateKey)
            throws IOException, GeneralSecurityException, JOSEException {
        byte[] encoded = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(parameters)
                .getEncoded();
        if (parameters instanceof Ed25519PublicKeyParameters edwards) {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            JWK jwk = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(edwards.getEncoded()))
                    .algorithm(JWSAlgorithm.EdDSA)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint()
                    .build();
            return new SigningKeyEntry(key, privateKey, jwk);
        }
        if (parameters instanceof ECPublicKeyParameters curve && isP256(curve)) {
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            JWK jwk = new ECKey.Builder(Curve.P_256, (ECPublicKey) key)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint()
                    .build();
            return new SigningKeyEntry(key, privateKey, jwk);
        }
        throw new WrongAlgorithm();
    }

    private static boolean isP256(ECKeyParameters curve) {
        return curve.getParameters() instanceof ECNamedDomainParameters named
                && named.getName().equals(X9ObjectIdentifiers.prime256v1);
    }

    /** Failure: the key is of an unsupported algorithm. */
    static final class WrongAlgorithm extends GeneralSecurityException {}
}
