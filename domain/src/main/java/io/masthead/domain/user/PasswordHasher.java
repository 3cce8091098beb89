package io.masthead.domain.user;

import io.masthead.domain.Overloaded;
import java.util.Optional;

/**
 * Driven port: turns passwords into hashes that cannot be turned back. Implementations are slow on purpose, and bound
 * how much of it goes on at once.
 */
public interface PasswordHasher {

    /**
     * Hashes a password with a fresh salt: the same password twice gives two hashes.
     *
     * @param password the password
     * @return its hash
     * @throws Overloaded if too much else is being hashed
     */
    PasswordHash hash(Password password);

    /**
     * Compares a presented password with a kept hash, both in the normal form of {@link Password#normalized}. A hash
     * that another system made is compared as that system would.
     *
     * <p>Takes as long without a hash as with one, so that time does not tell whether an account exists or has a
     * password (ASVS 5.0 6.3.8).
     *
     * @param presented what the caller sent, of any length and content
     * @param hash the kept hash, or nothing to compare with
     * @return whether they belong together; never without a hash
     * @throws Overloaded if too much else is being hashed
     */
    boolean matches(String presented, Optional<PasswordHash> hash);

    /**
     * Hashes a password again whose kept hash is weaker than those made today.
     *
     * @param presented a password that {@link #matches} the hash
     * @param matched the kept hash
     * @return the stronger hash, or nothing if the kept one is as strong
     * @throws Overloaded if too much else is being hashed
     */
    Optional<PasswordHash> upgrade(String presented, PasswordHash matched);
}
