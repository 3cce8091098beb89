package io.masthead.adapters.rest.user;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import io.masthead.domain.user.EmailAddress;
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

/** Text is an email address by all rules of the domain, of which the documented pattern is one. Its length is not checked. */
@Documented
@Constraint(validatedBy = PlainAddress.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface PlainAddress {

    /** {@return unused: messages are made from the code} */
    String message() default "";

    /** {@return unused} */
    Class<?>[] groups() default {};

    /** {@return unused} */
    Class<? extends Payload>[] payload() default {};

    /** Asks the domain. */
    final class Validator implements ConstraintValidator<PlainAddress, String> {

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null
                    || !isRefused(value)
                    || new BrokenRule(ViolationCode.STRING_PATTERN_MISMATCH).report(context);
        }

        private static boolean isRefused(String text) {
            try {
                return new EmailAddress(text).value().isEmpty();
            } catch (InvalidValue invalid) {
                return invalid.rule() == Rule.PATTERN;
            }
        }
    }
}
