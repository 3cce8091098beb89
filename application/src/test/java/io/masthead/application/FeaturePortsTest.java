package io.masthead.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.post.PostPorts;
import io.masthead.application.post.PostUseCases;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.application.user.UserPorts;
import io.masthead.application.user.UserUseCases;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.RequestHash;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserEvent.UserRegistered;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserRepository;
import io.masthead.testkit.Users;
import io.masthead.testkit.memory.InMemoryStorage;
import io.masthead.testkit.memory.RecordedEvents;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ports that a feature requires of a host, and its behavior without the optional ones. */
@SuppressWarnings("MethodName")
class FeaturePortsTest {

    private final InMemoryStorage storage = new InMemoryStorage();

    @Test
    void users_and_posts_need_a_unit_of_work_and_their_repositories_alone() {
        Least ports = new Least(storage.unitOfWork(), storage.users(), storage.posts());

        User alice = register(UserUseCases.assemble(ports), Optional.empty(), RequestOrigin.HOST);
        Post post = PostUseCases.assemble(ports)
                .write()
                .write(new Draft(alice.id(), new Title("Hello"), Body.EMPTY, PostStatus.PUBLISHED))
                .value();

        assertThat(storage.users().find(alice.id())).contains(alice);
        assertThat(storage.posts().find(post.id())).contains(post);
        assertThat(storage.audit().list(Optional.empty(), 1)).isEmpty();
    }

    @Test
    void keys_are_forgotten_without_a_store_for_them() {
        UserUseCases users = UserUseCases.assemble(new Least(storage.unitOfWork(), storage.users(), storage.posts()));
        Optional<IdempotentRequest> once = Optional.of(
                new IdempotentRequest(new IdempotencyKey("someone", "key"), new RequestHash("0".repeat(64)), Set.of()));
        register(users, once, RequestOrigin.HOST);

        assertThatThrownBy(() -> register(users, once, RequestOrigin.HOST)).isInstanceOf(EmailTaken.class);
    }

    @Test
    void a_host_is_told_what_happened_and_from_where_if_it_wants() {
        RecordedEvents events = new RecordedEvents();
        More ports = new More(
                storage.unitOfWork(), storage.users(), storage.audit(), events, InstantSource.fixed(Users.REGISTERED));

        User alice = register(UserUseCases.assemble(ports), Optional.empty(), Host.ORIGIN);

        assertThat(events.all()).containsExactly(new UserRegistered(alice.id(), 0, Users.REGISTERED));
        assertThat(storage.audit().listOf(alice.id(), Optional.empty(), 1))
                .extracting(AuditEntry::record)
                .extracting(record -> record.origin())
                .containsExactly(Host.ORIGIN);
    }

    private static User register(UserUseCases users, Optional<IdempotentRequest> idempotency, RequestOrigin origin) {
        return users.register()
                .register(new Registration(
                        new UserName("Alice"),
                        new EmailAddress("alice@example.com"),
                        new Age(25),
                        idempotency,
                        Optional.empty(),
                        origin))
                .value()
                .user();
    }

    private record Least(UnitOfWork unitOfWork, UserRepository users, PostRepository posts)
            implements UserPorts, PostPorts {}

    private record More(
            UnitOfWork unitOfWork, UserRepository users, AuditLog audit, DomainEvents events, InstantSource clock)
            implements UserPorts {}
}
