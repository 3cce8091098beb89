package io.masthead.architecture.miniature.application.assembly;

import io.masthead.architecture.miniature.application.loan.LendBook;
import io.masthead.architecture.miniature.application.reader.EnrolReader;
import io.masthead.architecture.miniature.application.reader.FindReader;
import io.masthead.architecture.miniature.domain.reader.Readers;
import java.time.Clock;

/** Depends on the features, none of which depends on it. */
public record UseCases(EnrolReader enrol, FindReader find, LendBook lend) {

    public record DrivenPorts(Readers readers, Clock clock) {}

    public static UseCases assemble(DrivenPorts ports) {
        return new UseCases(
                EnrolReader.with(ports.readers()),
                FindReader.with(ports.readers()),
                LendBook.with(ports.readers(), ports.clock()));
    }
}
