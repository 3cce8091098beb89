package io.masthead.http.ratelimit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Limits the rate of an operation for each client network, before the request is read. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimited {

    /**
     * {@return the name of the limit in {@link RequestLimits#operations}; without such a limit, the rate is not
     * limited}
     */
    String value();
}
