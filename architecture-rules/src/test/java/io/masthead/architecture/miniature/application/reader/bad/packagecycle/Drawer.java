package io.masthead.architecture.miniature.application.reader.bad.packagecycle;

import io.masthead.architecture.miniature.application.reader.bad.packagecycle.card.CardFile;

/** Depends on the package below, which depends on it: both belong to one feature. */
public final class Drawer {

    CardFile file() {
        return new CardFile(this);
    }
}
