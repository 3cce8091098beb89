package io.masthead.adapters.rest.input;

import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Password;
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

    /** {@return the form in which the text counts} */
    Counted as() default Counted.AS_SENT;

    /** The form in which text counts: that in which it is kept can be longer or shorter than what was sent. */
    enum Counted {
        /** Exactly as it was sent. */
        AS_SENT,
        /** In lower case, as addresses are kept. */
        LOWER_CASED,
        /** In normal form NFKC, as passwords are hashed. */
        NORMALIZED;

        int count(String text) {
            String counted = switch (this) {
                case AS_SENT -> text;
                case LOWER_CASED -> EmailAddress.lowerCased(text);
                case NORMALIZED -> Password.normalized(text);
            };
            return counted.codePointCount(0, counted.length());
        }
    }

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
        private Counted counted = Counted.AS_SENT;

        @Override
        public void initialize(CodePoints limits) {
            min = limits.min();
            max = limits.max();
            counted = limits.as();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            int length = counted.count(value);
            return min <= length && length <= max;
        }
    }
}
