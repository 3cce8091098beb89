package io.masthead.adapters.persistence.user;

import io.masthead.domain.user.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the table of users. Its fields are public because MapStruct sees no others; the class is not. */
@Entity
@Table(name = "users")
@SuppressWarnings("NullAway.Init") // Hibernate and the mapper fill it
class UserEntity {

    @Id
    public long id;

    public String name;
    public String email;
    public int age;

    @Enumerated(EnumType.STRING)
    public Role role;

    public @Nullable String passwordHash;
    public Instant createdAt;
    public Instant updatedAt;

    @Version
    public @Nullable Long version;
}
