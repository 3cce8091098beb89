package io.masthead.architecture.shop.application.port.out;

/** No port: it is told who implements it. */
public sealed interface Change {

    long number();

    record Added(long number) implements Change {}
}
