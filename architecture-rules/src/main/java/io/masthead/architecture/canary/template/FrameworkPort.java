package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Framework;
import io.masthead.architecture.canary.standin.Mark;

/** Port with a parameter type of a framework. */
@Mark
public interface FrameworkPort {

    /**
     * Calls the port.
     *
     * @param framework the framework
     */
    void call(Framework framework);
}
