package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Framework;
import io.masthead.architecture.canary.standin.Mark;

/** Class that depends on a framework. */
@Mark
public class FrameworkUser {

    Framework frame(Framework framework) {
        return framework;
    }
}
