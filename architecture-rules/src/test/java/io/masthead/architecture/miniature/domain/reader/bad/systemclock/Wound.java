package io.masthead.architecture.miniature.domain.reader.bad.systemclock;

import java.time.Clock;

public final class Wound {

    public Clock clock() {
        return Clock.systemUTC();
    }
}
