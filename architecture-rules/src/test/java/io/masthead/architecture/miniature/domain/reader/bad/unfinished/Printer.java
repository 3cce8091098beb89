package io.masthead.architecture.miniature.domain.reader.bad.unfinished;

import io.masthead.architecture.miniature.domain.reader.Reader;

public interface Printer {

    void print(Reader reader);
}
