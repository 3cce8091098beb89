package io.masthead.architecture.miniature.domain.reader;

import java.util.Locale;

public record Reader(long card, String name) {

    public Reader renamed(String newName) {
        return new Reader(card, newName.toUpperCase(Locale.ROOT));
    }
}
