package io.masthead.architecture.canary.standin;

/** Stand-in for an outdated HTTP client. */
public interface HttpClient {}
