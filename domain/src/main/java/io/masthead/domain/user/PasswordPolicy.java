package io.masthead.domain.user;

import io.masthead.domain.user.WeakPassword.Weakness;
import java.util.Locale;
import java.util.Optional;

/**
 * Policy: which passwords of the right length are refused (ASVS 5.0 6.2.4, 6.2.11). There are no rules of composition
 * (6.2.5). Case makes no password better: all comparisons ignore it.
 */
public final class PasswordPolicy {

    private PasswordPolicy() {}

    /**
     * Looks for a weakness.
     *
     * @param password the password
     * @param email the address of the account, if it has one
     * @param name the name of the account, if it has one
     * @return why the password is refused, if it is
     */
    public static Optional<Weakness> weakness(
            Password password, Optional<EmailAddress> email, Optional<UserName> name) {
        String folded = folded(password.value());
        if (CommonPasswords.contains(folded)) {
            return Optional.of(Weakness.COMMON);
        }
        if (isSame(folded, email.map(EmailAddress::value))) {
            return Optional.of(Weakness.EMAIL);
        }
        if (isSame(folded, email.map(EmailAddress::localPart))) {
            return Optional.of(Weakness.EMAIL_LOCAL_PART);
        }
        return isSame(folded, name.map(UserName::value)) ? Optional.of(Weakness.NAME) : Optional.empty();
    }

    /**
     * Refuses a weak password.
     *
     * @param password the password
     * @param email the address of the account
     * @param name the name of the account
     * @throws WeakPassword if it is weak
     */
    public static void require(Password password, EmailAddress email, UserName name) {
        weakness(password, Optional.of(email), Optional.of(name)).ifPresent(weakness -> {
            throw new WeakPassword(weakness);
        });
    }

    private static boolean isSame(String folded, Optional<String> other) {
        return other.map(PasswordPolicy::folded).filter(folded::equals).isPresent();
    }

    private static String folded(String text) {
        return Password.normalized(text).toLowerCase(Locale.ROOT);
    }
}
