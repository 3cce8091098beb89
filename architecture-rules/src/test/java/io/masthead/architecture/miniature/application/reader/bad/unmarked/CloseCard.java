package io.masthead.architecture.miniature.application.reader.bad.unmarked;

public interface CloseCard {

    void close(long card);

    static CloseCard none() {
        return card -> {};
    }
}
