package io.masthead.http.stream;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks reads whose changes the feed of events tells: their responses say what to continue it after. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventsAfter {

    /** The header of the response. */
    String HEADER = "Events-After";
}
