package io.masthead.http.fieldset;

import io.masthead.http.reading.BrokenRule;
import io.masthead.http.reading.ConstraintCheck;
import io.masthead.http.request.ViolationCode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requires a comma-separated list of field names of a response. */
@Documented
@Constraint(validatedBy = FieldNames.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface FieldNames {

    /** {@return the response that has the fields} */
    Class<? extends Record> value();

    /** {@return unused: messages are made from the code} */
    String message() default "";

    /** {@return unused} */
    Class<?>[] groups() default {};

    /** {@return unused} */
    Class<? extends Payload>[] payload() default {};

    /** Compares with the names of the record's components in JSON. */
    final class Validator implements ConstraintValidator<FieldNames, String> {

        private List<String> names = List.of();

        @Override
        public void initialize(FieldNames constraint) {
            names = ConstraintCheck.fieldNames(constraint.value());
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null
                    || Stream.of(value.split(",", -1)).allMatch(names::contains)
                    || new BrokenRule(ViolationCode.ENUM.toString(), null, names).report(context);
        }
    }
}
