package io.masthead.http.ratelimit;

import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RateLimitExceeded;
import io.masthead.http.request.RequestContext;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rate limits of single operations, by client network: those of {@link RateLimited}, and those that depend on the body. */
public final class OperationLimits {

    private final Map<String, RateLimiter> limiters;

    /**
     * Creates the limiters.
     *
     * @param limits the limits of the service
     * @param problems writes refusals
     */
    public OperationLimits(RequestLimits limits, ProblemWriter problems) {
        this.limiters = limits.operations().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, limit -> new RateLimiter(limit.getKey(), limit.getValue(), problems)));
    }

    /**
     * {@return the limiter of a name, if there is such a limit}
     *
     * @param name the name, as in {@link RateLimited}
     */
    public Optional<RateLimiter> find(String name) {
        return Optional.ofNullable(limiters.get(name));
    }

    /**
     * Counts a request whose body says that it is one of an operation with a limit.
     *
     * @param name the name of the limit, as in {@link RateLimited}
     * @param context the request
     * @throws RateLimitExceeded if it exceeds the limit
     */
    public void require(String name, RequestContext context) {
        boolean isAdmitted = find(name)
                .map(limiter ->
                        limiter.count(RateLimiter.ofNetwork(context.client().network()), context))
                .orElse(true);
        if (!isAdmitted) {
            throw new RateLimitExceeded();
        }
    }
}
