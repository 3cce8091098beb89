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

/** Refuses a new account whose password others would try first, together with everything else that is wrong with it. */
@Documented
@Constraint(validatedBy = UnguessedPassword.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UnguessedPassword {

    /** {@return unused: the weakness takes its place} */
    String message() default "";

    /** {@return unused} */
    Class<?>[] groups() default {};

    /** {@return unused} */
    Class<? extends Payload>[] payload() default {};

    /** What has a password, and what the password must not be. */
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

    /** Asks the domain's policy. */
    final class Validator implements ConstraintValidator<UnguessedPassword, Account> {

        @Override
        public boolean isValid(Account account, ConstraintValidatorContext context) {
            return weakness(account)
                    .map(PasswordRules::broken)
                    .map(rule -> rule.report(context, "password"))
                    .orElse(true);
        }

        private static Optional<Weakness> weakness(Account account) {
            return Optional.ofNullable(account.password())
                    .flatMap(Password::parse)
                    .flatMap(password -> PasswordPolicy.weakness(
                            password,
                            Optional.ofNullable(account.email()).flatMap(EmailAddress::parse),
                            Optional.ofNullable(account.name()).flatMap(UserName::parse)));
        }
    }
}
