package io.masthead.application.support;

import io.masthead.domain.StorageContention;
import io.masthead.domain.user.User;
import java.util.function.Supplier;

/**
 * Compares passwords without a lock, and again where the hash was replaced before the lock was there: it may be a
 * stronger hash of the same password, from a sign-in at the same time.
 */
public final class PasswordComparison {

    private static final int TRIES = 3;

    private PasswordComparison() {}

    /**
     * Runs work that compares a password.
     *
     * @param <T> what it returns
     * @param work compares, then calls {@link #requireSameHash} in its transaction
     * @return what the work returned
     * @throws StorageContention if the hash was replaced at every try
     */
    public static <T> T withPresentHash(Supplier<T> work) {
        for (int number = 1; ; number++) {
            try {
                return work.get();
            } catch (HashReplaced replaced) {
                if (number == TRIES) {
                    throw new StorageContention(replaced);
                }
            }
        }
    }

    /**
     * Makes sure that what was compared is what counts now.
     *
     * @param compared the account whose hash was compared
     * @param locked the same account, locked now
     */
    public static void requireSameHash(User compared, User locked) {
        if (!locked.passwordHash().equals(compared.passwordHash())) {
            throw new HashReplaced();
        }
    }

    /** Undoes the transaction and starts over; never leaves {@link #withPresentHash}. */
    private static final class HashReplaced extends RuntimeException {

        private HashReplaced() {
            super(null, null, false, false);
        }
    }
}
