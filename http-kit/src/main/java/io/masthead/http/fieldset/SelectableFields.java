package io.masthead.http.fieldset;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an operation whose query may name in {@code fields} which members its answer keeps. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SelectableFields {

    /** The parameter. The query checks it before. */
    String PARAMETER = "fields";
}
