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

/** Requires a cursor of this service, or an empty one for none, checked together with all other constraints of a query. */
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

    /** Verifies cursors. A bean. */
    @FunctionalInterface
    interface Verifier {

        /**
         * {@return whether a cursor comes from this service}
         *
         * @param cursor the cursor that the caller sent
         */
        boolean isGenuine(String cursor);
    }

    /** Delegates to the verifier. */
    final class Validator implements ConstraintValidator<SignedCursor, String> {

        private final Verifier verifier;

        public Validator(Verifier verifier) {
            this.verifier = verifier;
        }

        @Override
        public boolean isValid(@Nullable String cursor, ConstraintValidatorContext context) {
            return cursor == null
                    || cursor.isEmpty()
                    || verifier.isGenuine(cursor)
                    || new BrokenRule(ViolationCode.CURSOR_INVALID).report(context);
        }
    }
}
