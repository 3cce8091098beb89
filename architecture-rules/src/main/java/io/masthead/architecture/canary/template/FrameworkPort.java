package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Framework;

/** Port with a parameter type of a framework. */
public interface FrameworkPort {

    /**
     * Calls the port.
     *
     * @param framework the framework
     */
    void call(Framework framework);
}
