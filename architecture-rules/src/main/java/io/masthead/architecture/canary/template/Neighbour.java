package io.masthead.architecture.canary.template;

/** Somebody else's. */
public class Neighbour {}
