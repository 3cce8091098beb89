package io.masthead.architecture.miniature.tools.bad.outsidecycle;

import io.masthead.architecture.miniature.tools.bad.outsidecycle.press.Press;

public final class Printer {

    public void print() {
        Press.start();
    }
}
