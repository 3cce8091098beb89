package io.masthead.architecture.miniature.testkit.bad.outsidecycle;

import io.masthead.architecture.miniature.tools.bad.outsidecycle.Printer;

/** Gives one arrow of the cycle a second dependency. */
public record Draft(Printer printer) {}
