package io.masthead.bootstrap.robustness;

/**
 * Sample value.
 *
 * @param octets its encoding in the request
 */
record Sample(String what, String octets, Expected expected) {}
