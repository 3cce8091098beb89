package io.masthead.application;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a driving port that changes something: all or nothing.
 *
 * <p>The host runs each call in one transaction, and may run it again from the start when transactions got in each
 * other's way; a use case therefore keeps no state between calls.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Command {}
