package io.masthead.http.pipeline;

import io.masthead.http.authentication.Authenticator;
import io.masthead.http.authentication.InvalidToken;
import io.masthead.http.authentication.UnverifiableToken;
import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestContext;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/** Verifies the credentials of requests that have any. */
final class BearerAuthentication {

    private static final Logger LOG = LoggerFactory.getLogger(BearerAuthentication.class);

    private final Supplier<Authenticator> authenticator;
    private final PathRules paths;
    private final RateLimits limits;
    private final ProblemWriter problems;

    BearerAuthentication(
            Supplier<Authenticator> authenticator, PathRules paths, RateLimits limits, ProblemWriter problems) {
        this.authenticator = authenticator;
        this.paths = paths;
        this.limits = limits;
        this.problems = problems;
    }

    /** {@return whether the request continues; if not, it is refused, and counted} */
    boolean admits(RequestContext context) {
        if (context.request().getHeader(HttpHeaders.AUTHORIZATION) == null
                || !paths.readsCredentials(context.request().getRequestURI())) {
            return true;
        }
        try {
            authenticator.get().verify(context.request()).ifPresent(context::verified);
            return true;
        } catch (InvalidToken invalid) {
            if (limits.admitsRequest(context)) {
                context.response().setHeader(HttpHeaders.WWW_AUTHENTICATE, ProblemWriter.INVALID_TOKEN);
                problems.write(context.request(), context.response(), ProblemType.UNAUTHORIZED);
            }
        } catch (UnverifiableToken unverifiable) {
            LOG.warn("Access tokens cannot be verified: {}", unverifiable.getMessage());
            if (limits.admitsRequest(context)) {
                problems.write(context.request(), context.response(), ProblemType.UNAVAILABLE);
            }
        }
        return false;
    }
}
