package io.masthead.adapters.rest.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.masthead.application.session.VerifySession;
import io.masthead.application.session.VerifySession.Claim;
import io.masthead.application.user.RecognizeIdentity;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionOver;
import io.masthead.domain.session.UnverifiedIdentity;
import io.masthead.domain.user.UserId;
import io.masthead.http.authentication.Authenticator;
import io.masthead.http.authentication.InvalidToken;
import io.masthead.http.authentication.UnverifiableToken;
import io.masthead.http.request.Credentials;
import io.masthead.http.secret.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/**
 * Verifies access tokens, of this service and of an OpenID Connect provider, and looks up their users. Both are cached for
 * {@link #FRESH}, so an access token may outlive its session, or the key that signed it, by that time; never its own
 * expiry. Tokens are found by digest, so that the time of a comparison tells nothing about them.
 */
@Component
final class AccessTokenAuthenticator implements Authenticator {

    /** The time for which a verified token and a look-up are cached. */
    static final Duration FRESH = Duration.ofSeconds(5);

    private static final int MAX_CACHED = 100_000;

    private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();
    private final JwtDecoder decoder;
    private final VerifySession verifySession;
    private final RecognizeIdentity recognizeIdentity;
    private final Optional<String> oidcIssuer;
    private final Clock clock;
    private final Cache<ByteBuffer, Jwt> tokens;
    private final Cache<Claim, Boolean> sessions;
    private final Cache<ExternalIdentity, UserId> identities;

    AccessTokenAuthenticator(
            JwtDecoder decoder,
            VerifySession verifySession,
            RecognizeIdentity recognizeIdentity,
            TokenSettings settings,
            Clock clock,
            Ticker ticker) {
        this.decoder = decoder;
        this.verifySession = verifySession;
        this.recognizeIdentity = recognizeIdentity;
        this.oidcIssuer = settings.oidcIssuer();
        this.clock = clock;
        this.tokens = cache(ticker);
        this.sessions = cache(ticker);
        this.identities = cache(ticker);
    }

    @Override
    public Optional<Credentials> verify(HttpServletRequest request) {
        return bearerToken(request).map(this::verified).map(token -> new VerifiedToken(token));
    }

    @Override
    public List<String> failures() {
        return List.of(UnverifiedIdentity.CODE);
    }

    private Optional<String> bearerToken(HttpServletRequest request) {
        try {
            return Optional.ofNullable(header.resolve(request));
        } catch (OAuth2AuthenticationException malformed) {
            throw new InvalidToken();
        }
    }

    private Jwt verified(String token) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(token));
        Jwt known = tokens.getIfPresent(digest);
        if (known != null && clock.instant().isBefore(Objects.requireNonNull(known.getExpiresAt()))) {
            return known;
        }
        Jwt decoded = decode(token);
        if (decoded.getExpiresAt() != null) {
            tokens.put(digest, decoded);
        }
        return decoded;
    }

    private Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException invalid) {
            throw new InvalidToken();
        } catch (JwtException unverifiable) {
            throw new UnverifiableToken(String.valueOf(unverifiable.getMessage()));
        }
    }

    /** A token with a valid signature, lifetime and audience. */
    private final class VerifiedToken implements Credentials {

        private final Jwt token;

        private VerifiedToken(Jwt token) {
            this.token = token;
        }

        /** {@return the user; for a provider a digest, since its subjects may be email addresses} */
        @Override
        public String name() {
            return isOidc(token)
                    ? "identity:" + digest(token.getClaimAsString("iss") + " " + token.getSubject())
                    : "user:" + token.getSubject();
        }

        @Override
        public AuthenticatedUser caller(Supplier<RequestOrigin> origin) {
            return ownClaim(token)
                    .map(AccessTokenAuthenticator.this::ofSession)
                    .orElseGet(() -> ofProvider(token, origin.get()));
        }
    }

    private AuthenticatedUser ofSession(Claim claim) {
        if (!sessions.get(claim, verifySession::isOpen)) {
            throw new SessionOver();
        }
        return new AuthenticatedUser(claim.user(), Optional.of(claim.session()));
    }

    private AuthenticatedUser ofProvider(Jwt token, RequestOrigin origin) {
        RecognizeIdentity.Claims claims = OidcClaims.of(token, origin);
        UserId user = identities.get(claims.identity(), unknown -> recognizeIdentity.recognize(claims));
        return new AuthenticatedUser(user, Optional.empty());
    }

    /**
     * Reads the session of a token of this service, without a look-up.
     *
     * @param token a verified token
     * @return the session; none for a token of a provider
     */
    Optional<Claim> ownClaim(Jwt token) {
        return isOidc(token)
                ? Optional.empty()
                : Optional.of(new Claim(
                        new UserId(Long.parseLong(token.getSubject())),
                        new SessionId(Long.parseLong(token.getClaimAsString("sid")))));
    }

    private boolean isOidc(Jwt token) {
        return oidcIssuer.isPresent() && oidcIssuer.get().equals(token.getClaimAsString("iss"));
    }

    private static String digest(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(text));
    }

    private static <K, V> Cache<K, V> cache(Ticker ticker) {
        return Caffeine.newBuilder()
                .expireAfterWrite(FRESH)
                .maximumSize(MAX_CACHED)
                .ticker(ticker)
                .build();
    }
}
