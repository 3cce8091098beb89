package io.masthead.domain.user;

import io.masthead.domain.Overloaded;
import java.util.Optional;

/** Driven port: hashes passwords. Implementations are deliberately slow and limit the number of concurrent hashings. */
public interface PasswordHasher {

    /**
     * Hashes a password with a new salt, so that equal passwords have different hashes.
     *
     * @param password the password
     * @return its hash
     * @throws Overloaded if too many passwords are being hashed at once
     */
    PasswordHash hash(Password password);

    /**
     * Compares a presented password with a stored hash, in the form of {@link Password#normalized}. A hash imported
     * from another system is compared by the rules of that system.
     *
     * <p>Takes the same time with and without a hash, so that timing does not reveal whether an account exists or has a
     * password (ASVS 5.0 6.3.8).
     *
     * @param presented the presented password, of any length and content
     * @param hash the stored hash, if there is one
     * @return whether they match; {@code false} without a hash
     * @throws Overloaded if too many passwords are being hashed at once
     */
    boolean matches(String presented, Optional<PasswordHash> hash);

    /**
     * Hashes a password again if its stored hash is weaker than a new one would be.
     *
     * @param presented the password, which {@link #matches} the hash
     * @param matched the stored hash
     * @return the stronger hash, or empty if the stored one is as strong
     * @throws Overloaded if too many passwords are being hashed at once
     */
    Optional<PasswordHash> upgrade(String presented, PasswordHash matched);
}
