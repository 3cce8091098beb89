package io.masthead.http.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares the problems of an operation that do not follow from its signature, for the description of the API. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Problems {

    /** {@return the codes of the failures, which are the slugs of the problems} */
    String[] value();
}
