package io.masthead.architecture.miniature.domain.reader.bad.pattern;

import java.time.format.DateTimeFormatter;

public final class Stamped {

    public DateTimeFormatter form() {
        return DateTimeFormatter.ofPattern("d MMM uuuu");
    }
}
