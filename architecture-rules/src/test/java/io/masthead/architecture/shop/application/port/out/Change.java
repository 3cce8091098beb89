package io.masthead.architecture.shop.application.port.out;

/** Sealed interface, which is no port. */
public sealed interface Change {

    long number();

    record Added(long number) implements Change {}
}
