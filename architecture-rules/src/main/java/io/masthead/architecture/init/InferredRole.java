package io.masthead.architecture.init;

/**
 * Part that a package plays, and why.
 *
 * @param zone the part; {@link Zone#SHARED} and {@link Zone#UNKNOWN} have no role
 * @param reason the reason
 */
record InferredRole(Zone zone, String reason) {}
