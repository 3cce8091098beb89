package io.masthead.architecture.canary.template;

/** A port that nobody implements or marks. */
public interface LonelyPort {

    /** Calls nobody. */
    void call();
}
