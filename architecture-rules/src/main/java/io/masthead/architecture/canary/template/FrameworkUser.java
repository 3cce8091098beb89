package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Framework;

/** Class that depends on a framework. */
public class FrameworkUser {

    Framework frame(Framework framework) {
        return framework;
    }
}
