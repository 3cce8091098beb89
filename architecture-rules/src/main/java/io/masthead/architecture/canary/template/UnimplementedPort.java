package io.masthead.architecture.canary.template;

/** Port without an implementation and without a mark. */
public interface UnimplementedPort {

    /** Calls the port. */
    void call();
}
