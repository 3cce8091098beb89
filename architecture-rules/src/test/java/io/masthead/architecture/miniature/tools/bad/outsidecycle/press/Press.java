package io.masthead.architecture.miniature.tools.bad.outsidecycle.press;

import io.masthead.architecture.miniature.testkit.bad.outsidecycle.Proof;

public final class Press {

    private Press() {}

    public static Proof start() {
        return new Proof();
    }
}
