package io.masthead.bootstrap.robustness;

/**
 * A value to try.
 *
 * @param octets as it stands in the request
 */
record Sample(String what, String octets, Expected expected) {}
