package io.masthead.architecture.miniature.adapters.rest.reader;

import io.masthead.architecture.miniature.application.reader.FindReader;

public record ReaderView(String name) {

    public static ReaderView to(FindReader find, long card) {
        return new ReaderView(find.find(card).orElseThrow().name());
    }
}
