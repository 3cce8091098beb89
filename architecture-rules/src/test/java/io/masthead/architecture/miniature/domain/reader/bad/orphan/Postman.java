package io.masthead.architecture.miniature.domain.reader.bad.orphan;

import io.masthead.architecture.miniature.domain.reader.Reader;

public interface Postman {

    void deliver(Reader reader);
}
