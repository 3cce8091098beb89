package io.masthead.architecture.canary.standin;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stand-in for the annotation of a transaction. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Transactional {}
