package io.masthead.architecture.miniature.adapters.persistence.reader;

import io.masthead.architecture.miniature.domain.reader.Reader;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class ReaderEntity {

    @Id
    long card;

    String name;

    static ReaderEntity of(Reader reader) {
        ReaderEntity entity = new ReaderEntity();
        entity.card = reader.card();
        entity.name = reader.name();
        return entity;
    }
}
