package io.masthead.architecture.miniature.application;

import io.masthead.architecture.miniature.application.loan.LendBook;
import io.masthead.architecture.miniature.application.reader.EnrolReader;

/** Knows the features, which know the marks beside it: the package of the room is no feature, but a package. */
public record BadAssembly(EnrolReader enrol, LendBook lend) {}
