package io.masthead.application.support;

import io.masthead.domain.StorageContention;
import io.masthead.domain.user.User;
import java.util.function.Supplier;

/**
 * Retries password comparisons. Passwords are compared without a lock; if the hash was replaced before the lock was
 * acquired, the comparison is repeated, since the new hash may be a stronger one of the same password from a concurrent
 * sign-in.
 */
public final class PasswordComparison {

    private static final int MAX_RUNS = 3;

    private PasswordComparison() {}

    /**
     * Runs work that compares a password.
     *
     * @param <T> the result type
     * @param work compares the password, then calls {@link #requireSameHash} in its transaction
     * @return the result of the work
     * @throws StorageContention if the hash was replaced in every run
     */
    public static <T> T withPresentHash(Supplier<T> work) {
        for (int number = 1; ; number++) {
            try {
                return work.get();
            } catch (HashReplaced replaced) {
                if (number == MAX_RUNS) {
                    throw new StorageContention(replaced);
                }
            }
        }
    }

    /**
     * Checks that the compared hash is still the stored one.
     *
     * @param compared the account whose hash was compared
     * @param locked the same account, locked
     */
    public static void requireSameHash(User compared, User locked) {
        if (!locked.passwordHash().equals(compared.passwordHash())) {
            throw new HashReplaced();
        }
    }

    /** Rolls back the transaction for another run; never leaves {@link #withPresentHash}. */
    private static final class HashReplaced extends RuntimeException {

        private HashReplaced() {
            super(null, null, false, false);
        }
    }
}
