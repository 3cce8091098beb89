package io.masthead.bootstrap.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.masthead.adapters.rest.limits.Quota;
import io.masthead.adapters.rest.limits.RequestLimit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Counts in memory, which is bounded: of very many callers those are forgotten who call least. */
final class InstanceLimit implements RequestLimit {

    private static final int REMEMBERED = 100_000;

    private final Quota quota;
    private final Ticker time;
    private final Cache<String, Period> periods;

    InstanceLimit(Quota quota, Ticker time) {
        this.quota = quota;
        this.time = time;
        this.periods = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(quota.period())
                .ticker(time)
                .build();
    }

    @Override
    public Quota quota() {
        return quota;
    }

    @Override
    public Count count(String caller) {
        Period period = periods.get(caller, newcomer -> new Period(time.read(), new AtomicLong()));
        long left = quota.period().toNanos() - (time.read() - period.beginning());
        return new Tally(period.requests().incrementAndGet(), Duration.ofNanos(Math.max(0, left))).against(quota);
    }

    private record Period(long beginning, AtomicLong requests) {}
}
