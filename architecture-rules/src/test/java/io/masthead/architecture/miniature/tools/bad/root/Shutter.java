package io.masthead.architecture.miniature.tools.bad.root;

import io.masthead.architecture.miniature.BadRoot;

public final class Shutter {

    BadRoot open() {
        return new BadRoot(this);
    }
}
