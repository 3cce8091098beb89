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
     * @param email the address of the account
     * @param name the name of the account
     * @return why the password is refused, if it is
     */
    public static Optional<Weakness> weakness(Password password, EmailAddress email, UserName name) {
        String folded = folded(password.value());
        if (CommonPasswords.contains(folded)) {
            return Optional.of(Weakness.COMMON);
        }
        if (folded.equals(folded(email.value()))) {
            return Optional.of(Weakness.EMAIL);
        }
        if (folded.equals(folded(email.localPart()))) {
            return Optional.of(Weakness.EMAIL_LOCAL_PART);
        }
        return folded.equals(folded(name.value())) ? Optional.of(Weakness.NAME) : Optional.empty();
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
        weakness(password, email, name).ifPresent(weakness -> {
            throw new WeakPassword(weakness);
        });
    }

    private static String folded(String text) {
        return Password.normalized(text).toLowerCase(Locale.ROOT);
    }
}
