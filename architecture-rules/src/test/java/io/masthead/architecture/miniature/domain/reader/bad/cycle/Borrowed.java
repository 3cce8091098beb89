package io.masthead.architecture.miniature.domain.reader.bad.cycle;

import io.masthead.architecture.miniature.domain.loan.Loan;

public record Borrowed(Loan loan) {}
