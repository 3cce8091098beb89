package io.masthead.architecture.miniature.adapters.rest.reader;

import io.masthead.architecture.miniature.application.reader.FindReader;

public record ReaderAnswer(String name) {

    public static ReaderAnswer to(FindReader find, long card) {
        return new ReaderAnswer(find.find(card).orElseThrow().name());
    }
}
