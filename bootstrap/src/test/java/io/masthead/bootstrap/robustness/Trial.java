package io.masthead.bootstrap.robustness;

/**
 * A request to an operation.
 *
 * @param number of the request among those to the operation
 * @param what is odd about it
 */
public record Trial(Operation operation, int number, String what, Expected expected, Request request) {}
