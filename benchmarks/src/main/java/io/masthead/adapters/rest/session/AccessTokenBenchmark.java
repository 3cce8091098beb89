package io.masthead.adapters.rest.session;

import io.masthead.adapters.security.session.LocalTokens;
import io.masthead.benchmarks.PartOfRequest;
import io.masthead.domain.user.UserId;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

/** Verifies an access token. */
public class AccessTokenBenchmark extends PartOfRequest {

    private final LocalTokens tokens = new LocalTokens();
    private final AtomicLong time = new AtomicLong();
    private final AccessTokenAuthenticator authenticator = new AccessTokenAuthenticator(
            tokens.decoder(),
            claim -> true,
            claims -> new UserId(1),
            new TokenSettings(Optional.empty()),
            Clock.systemUTC(),
            time::get);
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/users/me");

    /** Prepares a request with a token. */
    public AccessTokenBenchmark() {
        request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.issue());
    }

    /** Verifies a token that has not been seen for longer than it is remembered. */
    @Benchmark
    public Object verifyFirst() {
        time.addAndGet(2 * AccessTokenAuthenticator.FRESH.toNanos());
        return authenticator.verify(request);
    }

    /** Verifies a token that was verified a moment ago. */
    @Benchmark
    public Object verifyRemembered() {
        return authenticator.verify(request);
    }
}
