package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Mark;

/** Class that another one depends on. */
@Mark
public class Dependency {}
