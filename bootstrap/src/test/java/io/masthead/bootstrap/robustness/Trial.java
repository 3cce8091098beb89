package io.masthead.bootstrap.robustness;

/**
 * Request to an operation.
 *
 * @param number of the request among those to the operation
 * @param what the description of its mutations
 */
public record Trial(Operation operation, int number, String what, Expected expected, Request request) {}
