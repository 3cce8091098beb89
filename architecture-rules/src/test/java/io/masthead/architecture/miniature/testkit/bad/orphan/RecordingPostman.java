package io.masthead.architecture.miniature.testkit.bad.orphan;

import io.masthead.architecture.miniature.domain.reader.Reader;
import io.masthead.architecture.miniature.domain.reader.bad.orphan.Postman;

public final class RecordingPostman implements Postman {

    @Override
    public void deliver(Reader reader) {}
}
