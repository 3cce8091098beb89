package io.masthead.adapters.security.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.CriticalHeaderParamsDeferral;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** Ed25519 signatures (RFC 8037) by the JDK; the implementation of Nimbus requires the library Tink. */
final class Ed25519 {

    private static final String NAME = "Ed25519";

    private Ed25519() {}

    /** {@return the JDK key of a JWK, which Nimbus does not convert} */
    static PublicKey publicKey(OctetKeyPair jwk) throws JOSEException {
        var point = new Ed25519PublicKeyParameters(jwk.getDecodedX());
        try {
            byte[] encoded = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(point)
                    .getEncoded();
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IOException | GeneralSecurityException problem) {
            throw new JOSEException("The key is not one of Ed25519", problem);
        }
    }

    /** Signs. */
    static final class Signer extends EdDSAProvider implements JWSSigner {

        private final PrivateKey key;

        Signer(PrivateKey key) {
            this.key = key;
        }

        @Override
        public Base64URL sign(JWSHeader header, byte[] signingInput) throws JOSEException {
            try {
                Signature signature = Signature.getInstance(NAME);
                signature.initSign(key);
                signature.update(signingInput);
                return Base64URL.encode(signature.sign());
            } catch (GeneralSecurityException problem) {
                throw new JOSEException("Ed25519 does not sign", problem);
            }
        }
    }

    /** Verifier. The JDK rejects non-canonical signatures (RFC 8032 §5.1.7). */
    static final class Verifier extends EdDSAProvider implements JWSVerifier {

        private final CriticalHeaderParamsDeferral critical = new CriticalHeaderParamsDeferral();
        private final PublicKey key;

        Verifier(PublicKey key) {
            this.key = key;
        }

        @Override
        public boolean verify(JWSHeader header, byte[] signingInput, Base64URL claimed) throws JOSEException {
            JWSAlgorithm algorithm = header.getAlgorithm();
            if (!supportedJWSAlgorithms().contains(algorithm) || !critical.headerPasses(header)) {
                return false;
            }
            try {
                Signature signature = Signature.getInstance(NAME);
                signature.initVerify(key);
                signature.update(signingInput);
                return signature.verify(claimed.decode());
            } catch (SignatureException malformed) {
                return false;
            } catch (GeneralSecurityException problem) {
                throw new JOSEException("Ed25519 does not verify", problem);
            }
        }
    }
}
