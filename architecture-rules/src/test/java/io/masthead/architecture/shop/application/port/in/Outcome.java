package io.masthead.architecture.shop.application.port.in;

/** Data type of a port. */
public sealed interface Outcome {

    long number();

    record Placed(long number) implements Outcome {}
}
