package io.masthead.architecture.canary.template;

/** Class that another one depends on. */
public class Dependency {}
