package io.masthead.architecture.miniature.application.reader;

import io.masthead.architecture.miniature.application.Query;
import io.masthead.architecture.miniature.domain.reader.Reader;
import io.masthead.architecture.miniature.domain.reader.Readers;
import java.util.Optional;

/** Driving port with one abstract method, which it inherits and repeats, besides default and static ones. */
@Query
public interface FindReader extends ByCard {

    @Override
    Optional<Reader> find(long card);

    @Override
    boolean equals(Object other);

    default boolean exists(long card) {
        return find(card).isPresent();
    }

    static FindReader with(Readers readers) {
        return readers::find;
    }
}
