package io.masthead.adapters.redis;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Clock that tests advance. */
final class ManualTime implements TimeMeter {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

    void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public long currentTimeNanos() {
        return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
