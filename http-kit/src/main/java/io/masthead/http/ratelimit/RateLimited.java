package io.masthead.http.ratelimit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Counts an operation against a limit of its own, for each client network, before anything of the request is read. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimited {

    /** {@return the name of the limit in {@link RequestLimits#operations}; where the host has none, nothing is counted} */
    String value();
}
