package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Mark;

/** Port without an implementation and without a mark. */
@Mark
public interface UnimplementedPort {

    /** Calls the port. */
    void call();

    /** Calls it again, as a port of one method needs no mark. */
    void repeat();
}
