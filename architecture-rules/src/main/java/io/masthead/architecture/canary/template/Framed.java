package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Framework;

/** Needs a framework. */
public class Framed {

    Framework frame(Framework framework) {
        return framework;
    }
}
