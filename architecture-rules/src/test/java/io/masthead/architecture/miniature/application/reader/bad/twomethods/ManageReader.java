package io.masthead.architecture.miniature.application.reader.bad.twomethods;

import io.masthead.architecture.miniature.application.Command;

@Command
public interface ManageReader {

    void open(long card);

    void close(long card);

    final class Manager implements ManageReader {

        @Override
        public void open(long card) {}

        @Override
        public void close(long card) {}
    }
}
