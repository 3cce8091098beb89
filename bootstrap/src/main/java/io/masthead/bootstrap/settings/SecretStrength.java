package io.masthead.bootstrap.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Recognizes secrets that are long enough, but were not chosen at random. */
final class SecretStrength {

    /** Fewer are improbable in 32 random hexadecimal digits: about once in thirty million. */
    private static final int MIN_DISTINCT = 8;

    /** Placeholders, and the key that a widely copied tutorial shows. */
    private static final List<String> KNOWN = List.of(
            "changeme",
            "changethis",
            "replaceme",
            "secretkey",
            "yoursecret",
            "your256bitsecret",
            "supersecret",
            "topsecret",
            "notsosecret",
            "password",
            "masthead",
            "placeholder",
            "insecure",
            "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7");

    /** The rows of letters of a keyboard, as QWERTY, QWERTZ and AZERTY have them. */
    private static final String KEYBOARD = "qwertyuiop asdfghjkl zxcvbnm qwertz yxcvbnm azertyuiop qsdfghjklm wxcvbn";

    private SecretStrength() {}

    static boolean isWeak(String secret) {
        return secret.codePoints().distinct().count() < MIN_DISTINCT
                || IntStream.rangeClosed(1, secret.length() / 2).anyMatch(period -> repeats(secret, period))
                || isSequence(secret)
                || isMainlyKnown(secret);
    }

    /** Without known words and punctuation, enough must be left. */
    private static boolean isMainlyKnown(String secret) {
        String plain = secret.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        String rest = plain;
        for (String word : KNOWN) {
            rest = rest.replace(word, "");
        }
        return rest.length() < plain.length() && rest.length() < SettingParsers.SECRET_KEY_BYTES;
    }

    private static boolean repeats(String secret, int period) {
        return secret.regionMatches(period, secret, 0, secret.length() - period);
    }

    /** {@return whether most characters are neighbours of the one before, in order or on the keyboard} */
    private static boolean isSequence(String secret) {
        String keys = secret.toLowerCase(Locale.ROOT);
        long neighbours = IntStream.range(1, keys.length())
                .filter(i -> areNeighbours(keys.charAt(i - 1), keys.charAt(i)))
                .count();
        return 2 * neighbours > keys.length();
    }

    private static boolean areNeighbours(char first, char second) {
        return Math.abs(first - second) <= 1
                || KEYBOARD.contains("" + first + second)
                || KEYBOARD.contains("" + second + first);
    }
}
