package io.masthead.adapters.rest.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.masthead.application.session.VerifySession;
import io.masthead.application.session.VerifySession.Claim;
import io.masthead.application.user.RecognizeIdentity;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.RefusedIdentity;
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
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
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

    private static final Pattern SCHEME = Pattern.compile("(?i)Bearer(?![!-~])");

    /** A scheme, spaces and a token (RFC 9110 §11.4): Spring Security's resolver takes one space alone. */
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer ++([A-Za-z0-9._~+/-]++=*+)");

    private static final int MAX_CACHED = 100_000;

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
        return bearerToken(request).map(this::verify);
    }

    @Override
    public Credentials verify(String token) {
        return new VerifiedToken(verified(token));
    }

    @Override
    public List<String> failures() {
        return List.of(UnverifiedIdentity.CODE, RefusedIdentity.CODE);
    }

    private static Optional<String> bearerToken(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (!SCHEME.matcher(credentials).lookingAt()) {
            return Optional.empty();
        }
        Matcher bearer = BEARER.matcher(credentials);
        if (!bearer.matches()) {
            throw new InvalidToken();
        }
        return Optional.of(bearer.group(1));
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
        public Instant expiry() {
            return Objects.requireNonNullElse(token.getExpiresAt(), Instant.MAX);
        }

        @Override
        public AuthenticatedUser caller(Supplier<RequestOrigin> origin) {
            return ownClaim(token)
                    .map(claim -> ofSession(claim, token))
                    .orElseGet(() -> ofProvider(token, origin.get()));
        }
    }

    private AuthenticatedUser ofSession(Claim claim, Jwt token) {
        if (!cached(sessions, claim, verifySession::isOpen)) {
            sessions.put(claim, false); // also where a look-up that began earlier has found it open
            throw new SessionOver();
        }
        return new AuthenticatedUser(claim.user(), Optional.of(claim.session()), signedIn(token));
    }

    private AuthenticatedUser ofProvider(Jwt token, RequestOrigin origin) {
        RecognizeIdentity.Claims claims = OidcClaims.of(token, origin);
        UserId user = cached(identities, claims.identity(), unknown -> recognizeIdentity.recognize(claims));
        return new AuthenticatedUser(user, Optional.empty(), signedIn(token));
    }

    /**
     * Reads {@code auth_time} (RFC 9068 §2.2.1). No user signs in after the token was issued: such a time, as in another
     * unit, says nothing.
     */
    private static AuthenticationTime signedIn(Jwt token) {
        Instant issued = token.getIssuedAt();
        return token.getClaims().get("auth_time") instanceof Number seconds
                        && seconds.longValue() >= 0
                        && issued != null
                        && seconds.longValue() <= issued.getEpochSecond()
                ? new AuthenticationTime(Instant.ofEpochSecond(seconds.longValue()))
                : AuthenticationTime.UNKNOWN;
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

    /**
     * Looks up without a lock. Those that wait for the look-up of another would have no deadline, and where the database
     * does not respond, each would wait for all before it.
     */
    private static <K, V> V cached(Cache<K, V> cache, K key, Function<K, V> lookUp) {
        V known = cache.getIfPresent(key);
        if (known != null) {
            return known;
        }
        V found = lookUp.apply(key);
        V unused = cache.asMap().putIfAbsent(key, found);
        return found;
    }

    private static <K, V> Cache<K, V> cache(Ticker ticker) {
        return Caffeine.newBuilder()
                .expireAfterWrite(FRESH)
                .maximumSize(MAX_CACHED)
                .ticker(ticker)
                .build();
    }
}
