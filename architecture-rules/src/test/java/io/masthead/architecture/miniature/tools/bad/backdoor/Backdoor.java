package io.masthead.architecture.miniature.tools.bad.backdoor;

import io.masthead.architecture.miniature.adapters.rest.reader.ReaderView;

public final class Backdoor {

    private final ReaderView[] views = new ReaderView[0];

    public int size() {
        return views.length;
    }
}
