package io.masthead.architecture.miniature.adapters.rest.bad.formatting;

import java.io.PrintWriter;

class Formatting {

    void write(PrintWriter target, int number) {
        target.printf("%d", number);
    }
}
