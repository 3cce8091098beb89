package io.masthead.architecture.miniature.domain.reader.bad.chance;

import java.util.UUID;

public final class Lottery {

    public UUID draw() {
        return UUID.randomUUID();
    }
}
