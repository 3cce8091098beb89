package io.masthead.architecture.miniature.application.reader;

import io.masthead.architecture.miniature.application.Command;
import io.masthead.architecture.miniature.domain.reader.Reader;
import io.masthead.architecture.miniature.domain.reader.Readers;

@Command
@FunctionalInterface
public interface EnrolReader {

    void enrol(Reader reader);

    static EnrolReader with(Readers readers) {
        return readers::add;
    }
}
