package io.masthead.architecture.miniature.adapters.rest.reader.bad.adaptercycle;

import io.masthead.architecture.miniature.adapters.rest.loan.LoanView;

record LoansOfReader(LoanView loan) {}
