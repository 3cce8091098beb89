package io.masthead.architecture.miniature.domain;

import java.time.Clock;
import java.time.LocalDate;

/** Shared by the features of the domain. */
public record ReturnDate(LocalDate day) {

    public static ReturnDate threeWeeksFrom(Clock clock) {
        return new ReturnDate(LocalDate.now(clock).plusWeeks(3));
    }
}
