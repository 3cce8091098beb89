package io.masthead.adapters.rest.user;

import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordPolicy;
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

/** Limits the length of a new password as the policy of the host does: in code points, after normalization. */
@Documented
@Constraint(validatedBy = PasswordLength.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface PasswordLength {

    /** {@return unused: messages are made from the code} */
    String message() default "";

    /** {@return unused} */
    Class<?>[] groups() default {};

    /** {@return unused} */
    Class<? extends Payload>[] payload() default {};

    /** Counts code points. */
    final class Validator implements ConstraintValidator<PasswordLength, String> {

        private final PasswordPolicy policy;

        /**
         * Creates a validator.
         *
         * @param policy the policy of the host
         */
        public Validator(PasswordPolicy policy) {
            this.policy = policy;
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            String password = Password.normalized(value);
            int length = password.codePointCount(0, password.length());
            if (length < policy.minLength()) {
                return new BrokenRule(ViolationCode.STRING_TOO_SHORT, policy.minLength()).report(context);
            }
            return length <= Password.MAX_LENGTH
                    || new BrokenRule(ViolationCode.STRING_TOO_LONG, Password.MAX_LENGTH).report(context);
        }
    }
}
