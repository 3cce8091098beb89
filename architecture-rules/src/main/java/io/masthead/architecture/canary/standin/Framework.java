package io.masthead.architecture.canary.standin;

/** Stands for any framework. */
public interface Framework {}
