package io.masthead.architecture.miniature.testkit.bad.outsidecycle;

import io.masthead.architecture.miniature.tools.bad.outsidecycle.Printer;

/** Adds a second pair of classes to one dependency of the cycle. */
public record Draft(Printer printer) {}
