package io.masthead.architecture.miniature.application;

import io.masthead.architecture.miniature.application.loan.LendBook;
import io.masthead.architecture.miniature.application.reader.EnrolReader;

/** Depends on the features, which depend on the marks beside it: a cycle of packages, not of features. */
public record BadAssembly(EnrolReader enrol, LendBook lend) {}
