package io.masthead.http.openapi;

/**
 * Preparation of the description of the API, which is otherwise made at its first request: that takes about a second, and
 * many under load while the JVM still compiles.
 */
@FunctionalInterface
public interface DescriptionPreparation {

    /** Makes the description, unless a request was faster. */
    void prepare();
}
