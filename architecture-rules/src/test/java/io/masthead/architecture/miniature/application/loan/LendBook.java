package io.masthead.architecture.miniature.application.loan;

import io.masthead.architecture.miniature.application.Command;
import io.masthead.architecture.miniature.application.UseCases.DrivenPorts;
import io.masthead.architecture.miniature.domain.ReturnDate;
import io.masthead.architecture.miniature.domain.loan.Loan;

@Command
@FunctionalInterface
public interface LendBook {

    Loan lend(long card);

    static LendBook with(DrivenPorts ports) {
        return card -> new Loan(ports.readers().find(card).orElseThrow(), ReturnDate.threeWeeksFrom(ports.clock()));
    }
}
