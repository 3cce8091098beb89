package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Transactional;

/** Class that declares a transaction. */
public class TransactionalClass {

    @Transactional
    void work() {}
}
