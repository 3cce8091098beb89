package io.masthead.adapters.rest.input;

import io.masthead.domain.user.EmailAddress;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Limits the length of text in code points: {@code @Size} counts UTF-16 units, where an emoji is two. */
@Documented
@Constraint(validatedBy = CodePoints.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface CodePoints {

    /** {@return the fewest code points} */
    int min() default 0;

    /** {@return the most code points} */
    int max();

    /** {@return whether the text counts as it is stored in lower case, which can be longer} */
    boolean lowerCased() default false;

    /** {@return unused: messages are made from the code} */
    String message() default "";

    /** {@return unused} */
    Class<?>[] groups() default {};

    /** {@return unused} */
    Class<? extends Payload>[] payload() default {};

    /** Counts. */
    final class Validator implements ConstraintValidator<CodePoints, String> {

        private int min;
        private int max;
        private boolean lowerCased;

        @Override
        public void initialize(CodePoints limits) {
            min = limits.min();
            max = limits.max();
            lowerCased = limits.lowerCased();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            String counted = lowerCased ? EmailAddress.lowerCased(value) : value;
            int length = counted.codePointCount(0, counted.length());
            return min <= length && length <= max;
        }
    }
}
