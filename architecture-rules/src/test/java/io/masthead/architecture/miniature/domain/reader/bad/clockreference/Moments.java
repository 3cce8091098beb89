package io.masthead.architecture.miniature.domain.reader.bad.clockreference;

import java.time.Instant;
import java.util.function.Supplier;

public final class Moments {

    public Supplier<Instant> source() {
        return Instant::now;
    }
}
