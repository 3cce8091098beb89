package io.masthead.architecture.canary.standin;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the annotation of a framework. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Injected {}
