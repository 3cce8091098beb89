package io.masthead.http.fieldset;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation whose query parameter {@code fields} selects the fields of the response.
 *
 * @see SparseFieldset
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SelectableFields {

    /** The query parameter, which {@link FieldNames} checks. */
    String PARAMETER = "fields";
}
