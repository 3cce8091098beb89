package io.masthead.architecture.canary.standin;

/** Stands for an old client. */
public interface HttpClient {}
