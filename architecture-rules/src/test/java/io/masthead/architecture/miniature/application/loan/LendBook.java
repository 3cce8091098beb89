package io.masthead.architecture.miniature.application.loan;

import io.masthead.architecture.miniature.application.Command;
import io.masthead.architecture.miniature.domain.ReturnDate;
import io.masthead.architecture.miniature.domain.loan.Loan;
import io.masthead.architecture.miniature.domain.reader.Readers;
import java.time.Clock;

@Command
@FunctionalInterface
public interface LendBook {

    Loan lend(long card);

    static LendBook with(Readers readers, Clock clock) {
        return card -> new Loan(readers.find(card).orElseThrow(), ReturnDate.threeWeeksFrom(clock));
    }
}
