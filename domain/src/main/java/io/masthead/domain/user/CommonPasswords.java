package io.masthead.domain.user;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The most common passwords of sufficient length, from the list of zxcvbn-ts (MIT). */
final class CommonPasswords {

    /** The number of passwords in the list. */
    static final int COUNT = 3000;

    private static final Set<String> ALL = read();

    private CommonPasswords() {}

    /** Expects {@code password} in NFKC and lower case, like the list. */
    static boolean contains(String password) {
        return ALL.contains(password);
    }

    private static Set<String> read() {
        try (InputStream file = CommonPasswords.class.getResourceAsStream("common-passwords.txt");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
