package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.user.WeakPassword.Weakness;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Policy that rejects weak passwords (ASVS 5.0 6.2.1, 6.2.4, 6.2.11). There are no composition rules (6.2.5).
 * Comparisons ignore case, since a change of case does not make a password stronger.
 *
 * @param minLength the minimum length in code points, {@value Password#MIN_LENGTH} to {@value #MAX_MIN_LENGTH}
 * @param serviceWords words of the service, in lower case, such as its name
 */
public record PasswordPolicy(int minLength, Set<String> serviceWords) {

    /** Maximum of the minimum length. */
    public static final int MAX_MIN_LENGTH = 64;

    private static final Pattern SEPARATORS = Pattern.compile("^[^\\p{L}\\p{N}]++|[^\\p{L}\\p{N}]++$");

    /** The policy of a host that chooses none. */
    public static final PasswordPolicy DEFAULT = new PasswordPolicy(Password.MIN_LENGTH, Set.of("masthead"));

    /**
     * Checks the minimum length and copies the words.
     *
     * @throws io.masthead.domain.InvalidValue if the minimum length is out of bounds
     */
    public PasswordPolicy {
        Checks.range(PasswordPolicy.class, minLength, Password.MIN_LENGTH, MAX_MIN_LENGTH);
        serviceWords = Set.copyOf(serviceWords);
    }

    /**
     * {@return whether a password has the minimum length}
     *
     * @param password the password
     */
    public boolean isLongEnough(Password password) {
        return password.value().codePointCount(0, password.value().length()) >= minLength;
    }

    /**
     * Finds the weakness of a password.
     *
     * @param password the password
     * @param email the e-mail address of the account, if it has one
     * @param name the name of the account, if it has one
     * @return the weakness, if the password is weak
     */
    public Optional<Weakness> weakness(Password password, Optional<EmailAddress> email, Optional<UserName> name) {
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
        if (isSame(folded, name.map(UserName::value))) {
            return Optional.of(Weakness.NAME);
        }
        if (serviceWords.stream().anyMatch(word -> isMainlyWord(folded, word))) {
            return Optional.of(Weakness.SERVICE_WORD);
        }
        if (PasswordPattern.isRepetition(folded)) {
            return Optional.of(Weakness.REPETITION);
        }
        return PasswordPattern.isSequence(folded) ? Optional.of(Weakness.SEQUENCE) : Optional.empty();
    }

    /**
     * Rejects a short or weak password.
     *
     * @param password the password
     * @param email the e-mail address of the account
     * @param name the name of the account
     * @throws io.masthead.domain.InvalidValue if the password is shorter than this policy allows
     * @throws WeakPassword if the password is weak
     */
    public void require(Password password, EmailAddress email, UserName name) {
        String unused = Checks.text(Password.class, password.value(), minLength, Password.MAX_LENGTH);
        weakness(password, Optional.of(email), Optional.of(name)).ifPresent(weakness -> {
            throw new WeakPassword(weakness);
        });
    }

    /** Without the word and what separates it, the rest must be a password that is neither short nor weak. */
    private static boolean isMainlyWord(String folded, String word) {
        if (!folded.contains(word)) {
            return false;
        }
        String rest = folded.replace(word, "");
        String bare = SEPARATORS.matcher(rest).replaceAll("");
        return rest.codePointCount(0, rest.length()) < Password.MIN_LENGTH
                || CommonPasswords.contains(bare)
                || PasswordPattern.isRepetition(bare)
                || PasswordPattern.isSequence(bare);
    }

    private static boolean isSame(String folded, Optional<String> other) {
        return other.map(PasswordPolicy::folded).filter(folded::equals).isPresent();
    }

    private static String folded(String text) {
        return Password.normalized(text).toLowerCase(Locale.ROOT);
    }
}
