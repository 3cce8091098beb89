package io.masthead.application;

import io.masthead.domain.UnitOfWork;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a driving port that does slow work, such as hashing a password, between what it reads and what it changes.
 *
 * <p>The host runs it in no transaction, so that the slow work holds no connection; what it changes, it changes in a
 * {@link UnitOfWork} at its end.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Workflow {}
