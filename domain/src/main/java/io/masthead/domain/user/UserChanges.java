package io.masthead.domain.user;

import java.util.Optional;

/**
 * What to change of a user; what is empty stays as it is.
 *
 * @param name a new name
 * @param email a new address
 * @param age a new age
 * @param role a new role, which only an admin may give
 */
public record UserChanges(
        Optional<UserName> name, Optional<EmailAddress> email, Optional<Age> age, Optional<Role> role) {

    /** Changes nothing: start here and add with the {@code with…} methods. */
    public static final UserChanges NONE =
            new UserChanges(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * {@return these changes and a new name}
     *
     * @param newName the name
     */
    public UserChanges withName(UserName newName) {
        return new UserChanges(Optional.of(newName), email, age, role);
    }

    /**
     * {@return these changes and a new address}
     *
     * @param newEmail the address
     */
    public UserChanges withEmail(EmailAddress newEmail) {
        return new UserChanges(name, Optional.of(newEmail), age, role);
    }

    /**
     * {@return these changes and a new age}
     *
     * @param newAge the age
     */
    public UserChanges withAge(Age newAge) {
        return new UserChanges(name, email, Optional.of(newAge), role);
    }

    /**
     * {@return these changes and a new role}
     *
     * @param newRole the role
     */
    public UserChanges withRole(Role newRole) {
        return new UserChanges(name, email, age, Optional.of(newRole));
    }
}
