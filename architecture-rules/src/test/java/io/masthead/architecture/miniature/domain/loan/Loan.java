package io.masthead.architecture.miniature.domain.loan;

import io.masthead.architecture.miniature.domain.ReturnDate;
import io.masthead.architecture.miniature.domain.reader.Reader;

public record Loan(Reader reader, ReturnDate due) {}
