package io.masthead.http.reading;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is made from the query: a component for each name. Names that no component has are ignored. The record
 * itself is marked as a {@link org.springdoc.core.annotations.ParameterObject}, so that each name is described.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParameters {}
