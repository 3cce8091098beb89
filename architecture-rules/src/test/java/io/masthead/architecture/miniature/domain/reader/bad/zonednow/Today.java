package io.masthead.architecture.miniature.domain.reader.bad.zonednow;

import java.time.LocalDate;
import java.time.ZoneId;

public record Today(LocalDate day) {

    public static Today in(ZoneId zone) {
        return new Today(LocalDate.now(zone));
    }
}
