package io.masthead.adapters.security.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import java.security.Key;
import java.security.interfaces.EdECPublicKey;

/** Factory of the verifiers of Nimbus and of {@link Ed25519}. */
final class VerifierFactory extends DefaultJWSVerifierFactory {

    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
        return key instanceof EdECPublicKey edwards
                ? new Ed25519.Verifier(edwards)
                : super.createJWSVerifier(header, key);
    }
}
