package io.masthead.architecture.miniature.domain.reader;

import java.util.Optional;

/** Driven port. */
public interface Readers {

    Optional<Reader> find(long card);

    void add(Reader reader);
}
