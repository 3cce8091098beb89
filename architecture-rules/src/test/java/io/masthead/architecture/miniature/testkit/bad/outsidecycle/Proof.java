package io.masthead.architecture.miniature.testkit.bad.outsidecycle;

import io.masthead.architecture.miniature.tools.bad.outsidecycle.Printer;

public final class Proof {

    public void print(Printer printer) {
        printer.print();
        printer.print();
    }
}
