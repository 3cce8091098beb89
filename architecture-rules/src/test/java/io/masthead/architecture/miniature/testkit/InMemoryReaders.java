package io.masthead.architecture.miniature.testkit;

import io.masthead.architecture.miniature.domain.reader.Reader;
import io.masthead.architecture.miniature.domain.reader.Readers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

public final class InMemoryReaders implements Readers {

    private final Map<Long, Reader> readers = new HashMap<>();

    @Override
    public Optional<Reader> find(long card) {
        return Optional.ofNullable(readers.get(card));
    }

    @Override
    public void add(Reader reader) {
        readers.put(reader.card(), reader);
    }
}
