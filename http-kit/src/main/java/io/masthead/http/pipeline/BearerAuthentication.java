package io.masthead.http.pipeline;

import io.masthead.domain.Failure;
import io.masthead.domain.RequestOrigin;
import io.masthead.http.authentication.Authenticator;
import io.masthead.http.authentication.InvalidToken;
import io.masthead.http.authentication.UnverifiableToken;
import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.ratelimit.RateLimiter;
import io.masthead.http.request.Caller;
import io.masthead.http.request.Credentials;
import io.masthead.http.request.RequestContext;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Verifies the credentials of requests that have any, then looks up their caller. Credentials that are not valid, or no
 * longer, refuse a request that needs them; for a handler that permits all, its caller is anonymous, and the response
 * says that other credentials might change it (RFC 9110 §11.6.1).
 */
final class BearerAuthentication {

    private static final Logger LOG = LoggerFactory.getLogger(BearerAuthentication.class);

    private final Supplier<Authenticator> authenticator;
    private final PathRules paths;
    private final AdmissionRule admission;
    private final AccessRule access;
    private final ProblemWriter problems;

    BearerAuthentication(
            Supplier<Authenticator> authenticator,
            PathRules paths,
            AdmissionRule admission,
            AccessRule access,
            ProblemWriter problems) {
        this.authenticator = authenticator;
        this.paths = paths;
        this.admission = admission;
        this.access = access;
        this.problems = problems;
    }

    /** {@return true: the handler decides whether it needs valid credentials} */
    boolean verify(RequestContext context) {
        if (context.request().getHeader(HttpHeaders.AUTHORIZATION) != null
                && paths.readsCredentials(context.request().getRequestURI())) {
            try {
                authenticator.get().verify(context.request()).ifPresent(context::verified);
            } catch (InvalidToken | UnverifiableToken refusal) {
                context.verified(new RefusedCredentials(context, refusal));
            }
        }
        return true;
    }

    /** {@return whether the request continues; if not, it is refused} */
    boolean admits(RequestContext context, Object handler) {
        try {
            if (context.credentials().orElse(null) instanceof RefusedCredentials refused) {
                Caller unused = refused.caller(context::origin); // fails without a look-up, and so without a permit
            }
            return admission.admitsCaller(context);
        } catch (InvalidToken invalid) {
            context.response().setHeader(HttpHeaders.WWW_AUTHENTICATE, ProblemWriter.INVALID_TOKEN);
            return access.permitsAll(handler) || refuse(context, ProblemType.UNAUTHORIZED);
        } catch (UnverifiableToken unverifiable) {
            LOG.warn("Access tokens cannot be verified: {}", unverifiable.getMessage());
            return access.permitsAll(handler) || refuse(context, ProblemType.UNAVAILABLE);
        } catch (Failure failure) {
            if (!access.permitsAll(handler) || !isOfCredentials(failure)) {
                throw failure;
            }
            context.response().setHeader(HttpHeaders.WWW_AUTHENTICATE, ProblemWriter.INVALID_TOKEN);
            return true;
        }
    }

    private static boolean isOfCredentials(Failure failure) {
        return failure.kind() == Failure.Kind.UNAUTHENTICATED || failure.kind() == Failure.Kind.FORBIDDEN;
    }

    private boolean refuse(RequestContext context, ProblemType type) {
        problems.write(context.request(), context.response(), type);
        return false;
    }

    /** Credentials that are refused once the handler is known; until then, the request counts for its network. */
    private record RefusedCredentials(RequestContext context, RuntimeException refusal) implements Credentials {

        @Override
        public String name() {
            return RateLimiter.ofNetwork(context.client().network());
        }

        @Override
        public Instant expiry() {
            return Instant.MIN;
        }

        @Override
        public Caller caller(Supplier<RequestOrigin> origin) {
            throw refusal;
        }
    }
}
