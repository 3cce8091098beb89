package io.masthead.testkit;

import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import java.time.Instant;
import java.util.Optional;

/** Fixture of users. */
public final class Users {

    /** Time of registration of all users. */
    public static final Instant REGISTERED = Instant.parse("2026-01-02T03:04:05.678901Z");

    private Users() {}

    /**
     * {@return Alice, 25, without a password, just registered}
     *
     * @param id her id
     */
    public static User alice(UserId id) {
        return user(id, "Alice", "alice@example.com", Role.USER);
    }

    /**
     * {@return Bob, 25, without a password, just registered}
     *
     * @param id his id
     */
    public static User bob(UserId id) {
        return user(id, "Bob", "bob@example.com", Role.USER);
    }

    /**
     * {@return Ada, 25, an admin without a password, just registered}
     *
     * @param id her id
     */
    public static User ada(UserId id) {
        return user(id, "Ada", "ada@example.com", Role.ADMIN);
    }

    /**
     * {@return a user, 25, without a password, just registered}
     *
     * @param id the id
     * @param name the display name
     * @param email the e-mail address
     * @param role the role
     */
    public static User user(UserId id, String name, String email, Role role) {
        return User.register(
                id,
                new UserName(name),
                new EmailAddress(email),
                Optional.of(new Age(25)),
                role,
                Optional.empty(),
                REGISTERED);
    }

    /**
     * {@return a user, 25, with a password, just registered}
     *
     * @param id the id
     * @param email the e-mail address
     * @param hash the password hash
     */
    public static User withPassword(UserId id, String email, PasswordHash hash) {
        return User.register(
                id,
                new UserName("Someone"),
                new EmailAddress(email),
                Optional.of(new Age(25)),
                Role.USER,
                Optional.of(hash),
                REGISTERED);
    }
}
