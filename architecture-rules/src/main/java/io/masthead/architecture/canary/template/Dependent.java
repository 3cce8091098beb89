package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Mark;

/** Class that depends on another one. */
@Mark
public class Dependent {

    private final Dependency dependency;

    Dependent(Dependency dependency) {
        this.dependency = dependency;
    }

    Dependency dependency() {
        return dependency;
    }
}
