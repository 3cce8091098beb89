package io.masthead.architecture.miniature.application.reader.bad.promise;

import io.masthead.architecture.miniature.application.Command;

@Command
public interface Promise {

    void keep();
}
