package io.masthead.application;

import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.UseCases.Repositories;
import io.masthead.application.session.SignIn.Credentials;
import io.masthead.application.session.TokenPair;
import io.masthead.application.user.AccountPolicy;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.DomainEvent;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UserAgent;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.testkit.SettableClock;
import io.masthead.testkit.Users;
import io.masthead.testkit.memory.InMemoryStorage;
import io.masthead.testkit.memory.ReadableAccessTokens;
import io.masthead.testkit.memory.ReadableRefreshTokens;
import io.masthead.testkit.memory.RecordedEvents;
import io.masthead.testkit.memory.ReversiblePasswordHasher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Everything a use case needs, in memory. */
public final class Host {

    public static final RequestOrigin ORIGIN =
            new RequestOrigin(Optional.of("192.0.2.1"), Optional.of("request-1"), new UserAgent("curl/8"));

    public final InMemoryStorage storage;
    public final SettableClock clock;
    public final UseCases useCases;
    private final RecordedEvents events = new RecordedEvents();

    public Host() {
        this(AccountPolicy.DEFAULT);
    }

    public Host(AccountPolicy policy) {
        this(policy, new SettableClock(Users.REGISTERED));
    }

    private Host(AccountPolicy policy, SettableClock clock) {
        this(policy, new InMemoryStorage(clock), clock, new ReversiblePasswordHasher());
    }

    private Host(AccountPolicy policy, InMemoryStorage storage, SettableClock clock, PasswordHasher hasher) {
        this.storage = storage;
        this.clock = clock;
        Repositories repositories = new Repositories(
                storage.users(),
                storage.posts(),
                storage.sessions(),
                storage.failedSignIns(),
                storage.identities(),
                storage.audit(),
                storage.requests());
        useCases = UseCases.assemble(
                new DrivenPorts(
                        repositories,
                        storage::inTransaction,
                        hasher,
                        new ReadableAccessTokens(),
                        new ReadableRefreshTokens(),
                        events,
                        () -> ORIGIN,
                        clock),
                policy);
    }

    /** Another host on the same storage, where something happens after each comparison of a password. */
    public Host withSlowHasher(Runnable meanwhile) {
        ReversiblePasswordHasher fast = new ReversiblePasswordHasher();
        PasswordHasher slow = new PasswordHasher() {
            @Override
            public PasswordHash hash(Password password) {
                return fast.hash(password);
            }

            @Override
            public boolean matches(String presented, Optional<PasswordHash> hash) {
                boolean result = fast.matches(presented, hash);
                meanwhile.run();
                return result;
            }

            @Override
            public Optional<PasswordHash> upgrade(String presented, PasswordHash matched) {
                return fast.upgrade(presented, matched);
            }
        };
        return new Host(AccountPolicy.DEFAULT, storage, clock, slow);
    }

    public List<DomainEvent> events() {
        return events.all();
    }

    /** What the record says, the newest last. */
    public List<AuditAction> recorded() {
        List<AuditAction> actions = new ArrayList<>(storage.audit().list(Optional.empty(), 100).stream()
                .map(entry -> entry.record().action())
                .toList());
        Collections.reverse(actions);
        return actions;
    }

    public TokenPair signIn(String email, String password) {
        return useCases.sessions().signIn().signIn(new Credentials(email, password));
    }

    public User register(String email) {
        return register(email, Optional.empty());
    }

    public User register(String email, String password) {
        return register(email, Optional.of(new Password(password)));
    }

    /** Adds an admin beside the use cases. */
    public User registerAdmin(String email) {
        User user = register(email);
        return storage.users().save(user.edit(UserChanges.NONE.withRole(Role.ADMIN), clock.instant()));
    }

    public User stored(UserId id) {
        return storage.users().find(id).orElseThrow();
    }

    private User register(String email, Optional<Password> password) {
        return useCases.users()
                .register()
                .register(new Registration(new UserName("Someone"), new EmailAddress(email), new Age(25), password))
                .value()
                .user();
    }
}
