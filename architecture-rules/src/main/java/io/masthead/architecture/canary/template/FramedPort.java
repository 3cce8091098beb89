package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Framework;

/** A port that asks for a framework. */
public interface FramedPort {

    /**
     * Asks for it.
     *
     * @param framework the framework
     */
    void call(Framework framework);
}
