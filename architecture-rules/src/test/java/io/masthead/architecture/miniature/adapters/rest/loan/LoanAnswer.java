package io.masthead.architecture.miniature.adapters.rest.loan;

import io.masthead.architecture.miniature.adapters.rest.reader.ReaderAnswer;

public record LoanAnswer(ReaderAnswer reader) {}
