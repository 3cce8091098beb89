package io.masthead.architecture.miniature.adapters.rest.loan;

import io.masthead.architecture.miniature.adapters.rest.reader.ReaderView;

public record LoanView(ReaderView reader) {}
