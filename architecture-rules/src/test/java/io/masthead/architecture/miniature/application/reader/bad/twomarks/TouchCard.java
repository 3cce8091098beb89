package io.masthead.architecture.miniature.application.reader.bad.twomarks;

import io.masthead.architecture.miniature.application.Command;
import io.masthead.architecture.miniature.application.Query;

@Command
@Query
public interface TouchCard {

    void touch(long card);

    static TouchCard none() {
        return card -> {};
    }
}
