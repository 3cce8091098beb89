package io.masthead.adapters.rest.user;

import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordPolicy;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.WeakPassword.Weakness;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Forbids a guessable password of a new account, checked together with all other constraints. */
@Documented
@Constraint(validatedBy = UnguessedPassword.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UnguessedPassword {

    /** {@return unused: messages are made from the code} */
    String message() default "";

    /** {@return unused} */
    Class<?>[] groups() default {};

    /** {@return unused} */
    Class<? extends Payload>[] payload() default {};

    /** An account with the values that its password must not equal. */
    interface Account {

        /** {@return the name, if there is one} */
        @Nullable
        String name();

        /** {@return the address, if there is one} */
        @Nullable
        String email();

        /** {@return the password, if there is one} */
        @Nullable
        String password();
    }

    /** Applies the password policy of the domain. */
    final class Validator implements ConstraintValidator<UnguessedPassword, Account> {

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
        public boolean isValid(Account account, ConstraintValidatorContext context) {
            return weakness(account)
                    .map(PasswordRules::broken)
                    .map(rule -> rule.report(context, "password"))
                    .orElse(true);
        }

        private Optional<Weakness> weakness(Account account) {
            return Optional.ofNullable(account.password())
                    .flatMap(Password::parse)
                    .filter(policy::isLongEnough)
                    .flatMap(password -> policy.weakness(
                            password,
                            Optional.ofNullable(account.email()).flatMap(EmailAddress::parse),
                            Optional.ofNullable(account.name()).flatMap(UserName::parse)));
        }
    }
}
