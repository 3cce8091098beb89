package io.masthead.architecture.miniature.adapters.rest.bad.fieldinjection;

import io.masthead.architecture.miniature.adapters.rest.reader.ReaderView;
import org.springframework.beans.factory.annotation.Autowired;

class Lazy {

    @Autowired
    ReaderView view;
}
