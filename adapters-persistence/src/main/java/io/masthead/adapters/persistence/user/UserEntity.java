package io.masthead.adapters.persistence.user;

import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mapping of the table of users for Hibernate, which would access private fields by reflection. */
@Entity
@Table(name = "users")
@SuppressWarnings("NullAway.Init") // filled by Hibernate or by of()
class UserEntity {

    @Id
    long id;

    String name;
    String email;
    int age;

    @Enumerated(EnumType.STRING)
    Role role;

    @Nullable
    String passwordHash;

    Instant createdAt;
    Instant updatedAt;

    @Version
    @Nullable
    Long version;

    /** For Hibernate. */
    UserEntity() {}

    /** {@return the row of a stored user} */
    static UserEntity of(User.State state) {
        UserEntity row = new UserEntity();
        row.id = state.id().value();
        row.name = state.name().value();
        row.email = state.email().value();
        row.age = state.age().years();
        row.role = state.role();
        row.passwordHash = state.passwordHash().map(PasswordHash::value).orElse(null);
        row.createdAt = state.createdAt();
        row.updatedAt = state.updatedAt();
        row.version = state.version();
        return row;
    }

    /** {@return the row of a new user; without a version Hibernate inserts it and does not look it up first} */
    static UserEntity ofNew(User.State state) {
        UserEntity row = of(state);
        row.version = null;
        return row;
    }

    User toUser() {
        return User.restore(new User.State(
                new UserId(id),
                new UserName(name),
                new EmailAddress(email),
                new Age(age),
                role,
                Optional.ofNullable(passwordHash).map(PasswordHash::new),
                createdAt,
                updatedAt,
                Objects.requireNonNull(version)));
    }
}
