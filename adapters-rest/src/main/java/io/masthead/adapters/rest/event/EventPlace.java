package io.masthead.adapters.rest.event;

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

/** Requires a place in the feed of this service, checked together with all other constraints of a query. */
@Documented
@Constraint(validatedBy = EventPlace.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface EventPlace {

    /** {@return unused: messages are made from the code} */
    String message() default "";

    /** {@return unused} */
    Class<?>[] groups() default {};

    /** {@return unused} */
    Class<? extends Payload>[] payload() default {};

    /** Decrypts places. */
    final class Validator implements ConstraintValidator<EventPlace, String> {

        private final EventTokenCodec tokens;

        public Validator(EventTokenCodec tokens) {
            this.tokens = tokens;
        }

        @Override
        public boolean isValid(@Nullable String place, ConstraintValidatorContext context) {
            return place == null
                    || tokens.read(place).isPresent()
                    || new BrokenRule(ViolationCode.CURSOR_INVALID).report(context);
        }
    }
}
