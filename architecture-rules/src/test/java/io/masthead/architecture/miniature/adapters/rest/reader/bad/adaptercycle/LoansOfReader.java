package io.masthead.architecture.miniature.adapters.rest.reader.bad.adaptercycle;

import io.masthead.architecture.miniature.adapters.rest.loan.LoanAnswer;

record LoansOfReader(LoanAnswer loan) {}
