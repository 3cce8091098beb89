package io.masthead.adapters.redis;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.ConsumptionProbe;
import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit.Count;
import java.time.Duration;

/** Quota as tokens in a bucket, full at first and refilled completely after the period. */
final class Tokens {

    private Tokens() {}

    static Bandwidth of(Quota quota) {
        return Bandwidth.builder()
                .capacity(quota.requests())
                .refillIntervally(quota.requests(), quota.period())
                .build();
    }

    static Count count(ConsumptionProbe taken) {
        return new Count(
                taken.isConsumed(), taken.getRemainingTokens(), Duration.ofNanos(taken.getNanosToWaitForReset()));
    }
}
