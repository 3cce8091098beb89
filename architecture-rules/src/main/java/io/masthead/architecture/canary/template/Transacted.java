package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Transactional;

/** Declares a transaction. */
public class Transacted {

    @Transactional
    void work() {}
}
