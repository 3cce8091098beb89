package io.masthead.architecture.miniature.adapters.persistence.reader;

import io.masthead.architecture.miniature.domain.reader.Reader;
import io.masthead.architecture.miniature.domain.reader.Readers;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

@Component
final class JpaReaders implements Readers {

    private final EntityManager entities;

    @Autowired
    JpaReaders(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Reader> find(long card) {
        return Optional.ofNullable(entities.find(ReaderEntity.class, card)).map(row -> new Reader(row.card, row.name));
    }

    @Override
    public void add(Reader reader) {
        entities.persist(ReaderEntity.of(reader));
    }
}
