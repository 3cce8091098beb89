package io.masthead.application;

import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.user.AccountPolicy;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.DomainEvent;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.testkit.SettableClock;
import io.masthead.testkit.Users;
import io.masthead.testkit.memory.InMemoryStorage;
import io.masthead.testkit.memory.ReadableAccessTokens;
import io.masthead.testkit.memory.RecordedEvents;
import io.masthead.testkit.memory.ReversiblePasswordHasher;
import java.util.List;
import java.util.Optional;

/** Everything a use case needs, in memory. */
public final class Host {

    public final InMemoryStorage storage = new InMemoryStorage();
    public final SettableClock clock = new SettableClock(Users.REGISTERED);
    public final UseCases useCases;
    private final RecordedEvents events = new RecordedEvents();

    public Host() {
        this(AccountPolicy.DEFAULT);
    }

    public Host(AccountPolicy policy) {
        useCases = UseCases.assemble(
                new DrivenPorts(
                        storage.users(),
                        storage.posts(),
                        new ReversiblePasswordHasher(),
                        new ReadableAccessTokens(),
                        events,
                        clock),
                policy);
    }

    public List<DomainEvent> events() {
        return events.all();
    }

    public User register(String email) {
        return register(email, Optional.empty());
    }

    public User register(String email, String password) {
        return register(email, Optional.of(new Password(password)));
    }

    /** Adds an admin beside the use cases, as a host's start would. */
    public User registerAdmin(String email) {
        User user = register(email);
        useCases.users().appointAdmin().appoint(user.email());
        return storage.users().find(user.id()).orElseThrow();
    }

    public User stored(UserId id) {
        return storage.users().find(id).orElseThrow();
    }

    private User register(String email, Optional<Password> password) {
        return useCases.users()
                .register()
                .register(new Registration(new UserName("Someone"), new EmailAddress(email), new Age(25), password));
    }
}
