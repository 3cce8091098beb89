package io.masthead.adapters.rest.retirement;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation that callers should leave. Every answer of it, problems too, says so ({@code Deprecation}, RFC
 * 9745; {@code Sunset}, RFC 8594), and so does the description of the API. It works as before. A mark that cannot be
 * read stops the start.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Retiring {

    /** {@return the day from which on nobody should begin to use it, as {@code 2027-01-31}, in UTC; it may lie ahead} */
    String since();

    /** {@return the day on which it is expected to be gone, not before {@link #since()}; empty if that is open} */
    String until() default "";

    /** {@return where people read about it, a URI reference; empty if nowhere} */
    String explanation() default "";

    /** {@return what takes its place, a URI reference; empty if nothing does} */
    String successor() default "";
}
