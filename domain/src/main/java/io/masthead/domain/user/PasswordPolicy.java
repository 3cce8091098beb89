package io.masthead.domain.user;

import io.masthead.domain.user.WeakPassword.Weakness;
import java.util.Locale;
import java.util.Optional;

/**
 * Policy that rejects weak passwords (ASVS 5.0 6.2.4, 6.2.11). There are no composition rules (6.2.5). Comparisons
 * ignore case, since a change of case does not make a password stronger.
 */
public final class PasswordPolicy {

    private PasswordPolicy() {}

    /**
     * Finds the weakness of a password.
     *
     * @param password the password
     * @param email the e-mail address of the account, if it has one
     * @param name the name of the account, if it has one
     * @return the weakness, if the password is weak
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
     * Rejects a weak password.
     *
     * @param password the password
     * @param email the e-mail address of the account
     * @param name the name of the account
     * @throws WeakPassword if the password is weak
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
