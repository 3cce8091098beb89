package io.masthead.adapters.persistence.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.adapters.persistence.Database;
import io.masthead.adapters.persistence.DatabaseTest;
import io.masthead.domain.PageRequest;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every column of the table of users is written and read in every way. */
@DatabaseTest
@SuppressWarnings("MethodName")
class UserMappingTest {

    private final Database database;

    UserMappingTest(@Autowired Database database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.emptied();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_user_is_the_same_however_it_is_read(boolean withPassword) {
        UserId id = database.users().nextId();
        User.State added = new User.State(
                id,
                new UserName("Ada"),
                new EmailAddress("ada@example.com"),
                Optional.of(new Age(42)),
                Role.ADMIN,
                withPassword ? Optional.of(new PasswordHash("a hash")) : Optional.empty(),
                Instant.parse("2026-01-01T00:00:00.000001Z"),
                Instant.parse("2026-01-02T00:00:00.000002Z"),
                0);

        database.run(() -> database.users().add(User.restore(added)));

        assertThat(Stream.of(
                                database.users().find(id).stream(),
                                database.users().findByEmail(added.email()).stream(),
                                database.users().findAll(Set.of(id)).stream(),
                                database.users().list(Optional.empty(), PageRequest.first(1)).stream(),
                                database.inTransaction(() -> database.users().lock(id)).stream())
                        .flatMap(users -> users)
                        .map(User::state))
                .hasSize(5)
                .containsOnly(added);
    }

    @Test
    void saving_writes_every_column() {
        UserId id = database.users().nextId();
        User.State first = new User.State(
                id,
                new UserName("Ada"),
                new EmailAddress("ada@example.com"),
                Optional.of(new Age(42)),
                Role.ADMIN,
                Optional.empty(),
                Instant.parse("2026-01-01T00:00:00.000001Z"),
                Instant.parse("2026-01-02T00:00:00.000002Z"),
                0);
        User.State changed = new User.State(
                id,
                new UserName("Bob"),
                new EmailAddress("bob@example.com"),
                Optional.of(new Age(43)),
                Role.USER,
                Optional.of(new PasswordHash("a hash")),
                Instant.parse("2026-02-01T00:00:00.000003Z"),
                Instant.parse("2026-02-02T00:00:00.000004Z"),
                0);
        database.run(() -> database.users().add(User.restore(first)));

        User.State saved = database.inTransaction(
                () -> database.users().save(User.restore(changed)).state());

        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(changed);
        assertThat(saved.version()).isEqualTo(1);
        assertThat(database.users().find(id).map(User::state)).contains(saved);
    }
}
