package io.masthead.domain.user;

import java.util.Optional;

/**
 * Changes of a user; empty components stay unchanged.
 *
 * @param name a new display name
 * @param email a new e-mail address
 * @param age a new age
 * @param role a new role, which only an admin may grant
 */
public record UserChanges(
        Optional<UserName> name, Optional<EmailAddress> email, Optional<Age> age, Optional<Role> role) {

    /** No changes; the {@code with…} methods add some. */
    public static final UserChanges NONE =
            new UserChanges(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * {@return these changes with a new display name}
     *
     * @param newName the display name
     */
    public UserChanges withName(UserName newName) {
        return new UserChanges(Optional.of(newName), email, age, role);
    }

    /**
     * {@return these changes with a new e-mail address}
     *
     * @param newEmail the e-mail address
     */
    public UserChanges withEmail(EmailAddress newEmail) {
        return new UserChanges(name, Optional.of(newEmail), age, role);
    }

    /**
     * {@return these changes with a new age}
     *
     * @param newAge the age
     */
    public UserChanges withAge(Age newAge) {
        return new UserChanges(name, email, Optional.of(newAge), role);
    }

    /**
     * {@return these changes with a new role}
     *
     * @param newRole the role
     */
    public UserChanges withRole(Role newRole) {
        return new UserChanges(name, email, age, Optional.of(newRole));
    }
}
