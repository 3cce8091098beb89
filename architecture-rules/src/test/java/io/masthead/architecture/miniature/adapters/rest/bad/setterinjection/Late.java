package io.masthead.architecture.miniature.adapters.rest.bad.setterinjection;

import io.masthead.architecture.miniature.adapters.rest.reader.ReaderView;
import org.springframework.beans.factory.annotation.Autowired;

class Late {

    private ReaderView view;

    @Autowired
    void setView(ReaderView view) {
        this.view = view;
    }

    ReaderView view() {
        return view;
    }
}
