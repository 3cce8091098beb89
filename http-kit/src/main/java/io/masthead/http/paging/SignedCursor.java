package io.masthead.http.paging;

import io.masthead.http.reading.BrokenRule;
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
import org.jspecify.annotations.Nullable;

/** Refuses a cursor that this service did not make, together with everything else that is wrong with a query. */
@Documented
@Constraint(validatedBy = SignedCursor.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface SignedCursor {

    /** {@return unused: messages are made from the code} */
    String message() default "";

    /** {@return unused} */
    Class<?>[] groups() default {};

    /** {@return unused} */
    Class<? extends Payload>[] payload() default {};

    /** Knows the cursors that this service made. A bean. */
    @FunctionalInterface
    interface Verifier {

        /**
         * {@return whether this service made a cursor}
         *
         * @param cursor what the caller sent
         */
        boolean isGenuine(String cursor);
    }

    /** Asks the verifier. */
    final class Validator implements ConstraintValidator<SignedCursor, String> {

        private final Verifier verifier;

        /**
         * Names who knows.
         *
         * @param verifier knows
         */
        public Validator(Verifier verifier) {
            this.verifier = verifier;
        }

        @Override
        public boolean isValid(@Nullable String cursor, ConstraintValidatorContext context) {
            return cursor == null
                    || verifier.isGenuine(cursor)
                    || new BrokenRule(ViolationCode.CURSOR_INVALID).report(context);
        }
    }
}
