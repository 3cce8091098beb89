package io.masthead.adapters.rest.session;

import io.masthead.application.session.EndSession;
import io.masthead.application.session.EndSession.Ending;
import io.masthead.application.session.RevokeToken;
import io.masthead.application.session.VerifySession.Claim;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.SessionNotFound;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Ends the session of a token of either kind (RFC 7009 §2.1). */
@Component
final class Revocation {

    private final RevokeToken revokeToken;
    private final EndSession endSession;
    private final JwtDecoder decoder;
    private final AccessTokenAuthenticator authenticator;

    Revocation(
            RevokeToken revokeToken,
            EndSession endSession,
            JwtDecoder decoder,
            AccessTokenAuthenticator authenticator) {
        this.revokeToken = revokeToken;
        this.endSession = endSession;
        this.decoder = decoder;
        this.authenticator = authenticator;
    }

    /** Ignores a token of no session of this service, which is invalid anyway (§2.2). */
    void revoke(String token, RequestOrigin origin) {
        Optional<Claim> claim = token.contains(".") ? accessToken(token) : Optional.empty();
        if (claim.isEmpty()) {
            revokeToken.revoke(new RevokeToken.Revocation(token, origin));
            return;
        }
        try {
            endSession.end(new Ending(claim.get().user(), claim.get().session(), origin));
        } catch (SessionNotFound ended) {
            // already ended
        }
    }

    private Optional<Claim> accessToken(String token) {
        try {
            return authenticator.ownClaim(decoder.decode(token));
        } catch (JwtException notOurs) {
            return Optional.empty();
        }
    }
}
