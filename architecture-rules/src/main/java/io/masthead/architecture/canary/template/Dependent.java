package io.masthead.architecture.canary.template;

/** Class that depends on another one. */
public class Dependent {

    private final Dependency dependency;

    Dependent(Dependency dependency) {
        this.dependency = dependency;
    }

    Dependency dependency() {
        return dependency;
    }
}
