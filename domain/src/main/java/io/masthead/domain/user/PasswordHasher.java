package io.masthead.domain.user;

import java.util.Optional;

/** Driven port: turns passwords into hashes that cannot be turned back. Implementations are slow on purpose. */
public interface PasswordHasher {

    /**
     * Hashes a password with a fresh salt: the same password twice gives two hashes.
     *
     * @param password the password
     * @return its hash
     */
    PasswordHash hash(Password password);

    /**
     * Compares a presented password with a kept hash.
     *
     * <p>Takes as long without a hash as with one, so that time does not tell whether an account exists or has a
     * password (ASVS 5.0 6.3.8).
     *
     * @param presented what the caller sent, of any length and content
     * @param hash the kept hash, or nothing to compare with
     * @return whether they belong together; never without a hash
     */
    boolean matches(String presented, Optional<PasswordHash> hash);
}
