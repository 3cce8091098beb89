package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Mark;
import io.masthead.architecture.canary.standin.Transactional;

/** Class that declares a transaction. */
@Mark
public class TransactionalClass {

    @Transactional
    void work() {}
}
