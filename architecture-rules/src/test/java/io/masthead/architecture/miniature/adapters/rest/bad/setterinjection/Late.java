package io.masthead.architecture.miniature.adapters.rest.bad.setterinjection;

import io.masthead.architecture.miniature.adapters.rest.reader.ReaderAnswer;
import org.springframework.beans.factory.annotation.Autowired;

class Late {

    private ReaderAnswer answer;

    @Autowired
    void setAnswer(ReaderAnswer answer) {
        this.answer = answer;
    }

    ReaderAnswer answer() {
        return answer;
    }
}
