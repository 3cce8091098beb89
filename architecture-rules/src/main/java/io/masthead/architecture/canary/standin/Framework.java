package io.masthead.architecture.canary.standin;

/** Stand-in for a type of a framework. */
public interface Framework {}
