package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Mark;

/** Port without an implementation and without a mark. */
@Mark
public interface UnimplementedPort {

    /** Calls the port. */
    void call();
}
