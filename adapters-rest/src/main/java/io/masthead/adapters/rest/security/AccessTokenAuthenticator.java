package io.masthead.adapters.rest.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.masthead.adapters.rest.RestSettings;
import io.masthead.application.session.VerifySession;
import io.masthead.application.session.VerifySession.Claim;
import io.masthead.application.user.RecognizeIdentity;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionOver;
import io.masthead.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Knows whom genuine access tokens stand for. What was looked up counts for {@link #FRESH}: so long may an access token
 * outlive its session.
 */
@Component
public final class AccessTokenAuthenticator {

    /** How long what was looked up counts. */
    static final Duration FRESH = Duration.ofSeconds(5);

    private static final int REMEMBERED = 100_000;

    private final VerifySession verifySession;
    private final RecognizeIdentity recognizeIdentity;
    private final Optional<String> outsideIssuer;
    private final Cache<Claim, Boolean> sessions;
    private final Cache<ExternalIdentity, UserId> identities;

    AccessTokenAuthenticator(
            VerifySession verifySession, RecognizeIdentity recognizeIdentity, RestSettings settings, Ticker ticker) {
        this.verifySession = verifySession;
        this.recognizeIdentity = recognizeIdentity;
        this.outsideIssuer = settings.outsideIssuer();
        this.sessions = cache(ticker);
        this.identities = cache(ticker);
    }

    /**
     * Says who calls.
     *
     * @param token genuine, in time and meant for this service
     * @return whom it stands for
     * @throws SessionOver if its session has ended
     */
    Caller of(Jwt token) {
        Optional<Claim> own = ownClaim(token);
        if (own.isEmpty()) {
            return outside(token);
        }
        if (!sessions.get(own.get(), verifySession::isOpen)) {
            throw new SessionOver();
        }
        return new Caller(own.get().user(), Optional.of(own.get().session()));
    }

    /**
     * Says which session a token rests on, without looking it up.
     *
     * @param token genuine, in time and meant for this service
     * @return the session, unless the token comes from an outside provider
     */
    public Optional<Claim> ownClaim(Jwt token) {
        return isOutside(token)
                ? Optional.empty()
                : Optional.of(new Claim(
                        new UserId(Long.parseLong(token.getSubject())),
                        new SessionId(Long.parseLong(token.getClaimAsString("sid")))));
    }

    /**
     * Names whoever a token stands for, for counting, without looking anything up. An outside provider may name people
     * by their addresses: of its names there is a digest.
     *
     * @param token genuine, in time and meant for this service
     * @return the same for all tokens of a user or of an outside identity, and different for all others
     */
    String nameOf(Jwt token) {
        return isOutside(token)
                ? "identity:" + digest(token.getClaimAsString("iss") + " " + token.getSubject())
                : "user:" + token.getSubject();
    }

    private boolean isOutside(Jwt token) {
        return outsideIssuer.isPresent() && outsideIssuer.get().equals(token.getClaimAsString("iss"));
    }

    private Caller outside(Jwt token) {
        RecognizeIdentity.Claims claims = OidcClaims.of(token);
        return new Caller(
                identities.get(claims.identity(), unknown -> recognizeIdentity.recognize(claims)), Optional.empty());
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <K, V> Cache<K, V> cache(Ticker ticker) {
        return Caffeine.newBuilder()
                .expireAfterWrite(FRESH)
                .maximumSize(REMEMBERED)
                .ticker(ticker)
                .build();
    }
}
