package io.masthead.architecture.miniature.application.reader.bad.packagecycle;

import io.masthead.architecture.miniature.application.reader.bad.packagecycle.card.CardFile;

/** Knows the package below, which knows it: both are of one feature. */
public final class Drawer {

    CardFile file() {
        return new CardFile(this);
    }
}
