package io.masthead.architecture.miniature.tools.bad.backdoor;

import io.masthead.architecture.miniature.adapters.rest.reader.ReaderAnswer;

public final class Backdoor {

    private final ReaderAnswer[] answers = new ReaderAnswer[0];

    public int size() {
        return answers.length;
    }
}
