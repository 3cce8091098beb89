package io.masthead.http.reading;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds the query to a record, each parameter to a component. Other parameters are ignored. The record itself has
 * {@link org.springdoc.core.annotations.ParameterObject}, so that each parameter is described.
 *
 * @see InputResolver
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParameters {}
