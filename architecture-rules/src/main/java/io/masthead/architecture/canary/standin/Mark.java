package io.masthead.architecture.canary.standin;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stand-in for the annotation by which a project assigns a role. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Mark {}
