package io.masthead.architecture.miniature.domain.reader.bad.clock;

import java.time.Instant;

public record Moment(Instant at) {

    public static Moment present() {
        return new Moment(Instant.now());
    }
}
