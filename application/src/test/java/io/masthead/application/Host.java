package io.masthead.application;

import io.masthead.application.audit.AuditPorts;
import io.masthead.application.audit.AuditUseCases;
import io.masthead.application.export.ExportPorts;
import io.masthead.application.export.ExportUseCases;
import io.masthead.application.post.PostPorts;
import io.masthead.application.post.PostUseCases;
import io.masthead.application.purge.PurgePorts;
import io.masthead.application.purge.PurgeUseCases;
import io.masthead.application.session.SessionPorts;
import io.masthead.application.session.SessionUseCases;
import io.masthead.application.session.SignIn.Credentials;
import io.masthead.application.session.TokenPair;
import io.masthead.application.user.AdminUseCases;
import io.masthead.application.user.IdentityPorts;
import io.masthead.application.user.IdentityUseCases;
import io.masthead.application.user.PasswordPorts;
import io.masthead.application.user.PasswordUseCases;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.application.user.UserUseCases;
import io.masthead.domain.DomainEvent;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.UserAgent;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.post.PostQuota;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.RegistrationPolicy;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserRepository;
import io.masthead.testkit.SettableClock;
import io.masthead.testkit.Users;
import io.masthead.testkit.memory.InMemoryStorage;
import io.masthead.testkit.memory.ReadableAccessTokens;
import io.masthead.testkit.memory.ReadableRefreshTokens;
import io.masthead.testkit.memory.RecordedEvents;
import io.masthead.testkit.memory.ReversiblePasswordHasher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Host of all features with in-memory adapters. */
public final class Host {

    public static final RequestOrigin ORIGIN =
            new RequestOrigin(Optional.of("192.0.2.1"), Optional.of("request-1"), new UserAgent("curl/8"));

    public final InMemoryStorage storage;
    public final SettableClock clock;
    public final Ports ports;
    public final UserUseCases users;
    public final AdminUseCases admins;
    public final PasswordUseCases passwords;
    public final IdentityUseCases identities;
    public final PostUseCases posts;
    public final SessionUseCases sessions;
    public final AuditUseCases audit;
    public final ExportUseCases exports;
    public final PurgeUseCases purge;
    private final RecordedEvents events = new RecordedEvents();

    /** Ports of all features in one record. */
    public record Ports(
            UnitOfWork unitOfWork,
            UserRepository users,
            PostRepository posts,
            SessionRepository sessions,
            FailedSignInRepository failedSignIns,
            IdentityRepository identities,
            AuditLog audit,
            IdempotencyStore idempotency,
            PasswordHasher hasher,
            AccessTokenIssuer accessTokens,
            RefreshTokens refreshTokens,
            DomainEvents events,
            EventLog eventLog,
            InstantSource clock,
            EmailVisibility emailVisibility,
            RegistrationPolicy registration,
            Optional<Duration> unclaimedRetention,
            Optional<PostQuota> postQuota)
            implements PasswordPorts, IdentityPorts, PostPorts, SessionPorts, AuditPorts, ExportPorts, PurgePorts {

        /** Returns these ports with another unit of work. */
        public Ports with(UnitOfWork other) {
            return with(other, postQuota);
        }

        /** Returns these ports with a quota of posts. */
        public Ports with(PostQuota quota) {
            return with(unitOfWork, Optional.of(quota));
        }

        private Ports with(UnitOfWork other, Optional<PostQuota> quota) {
            return new Ports(
                    other,
                    users,
                    posts,
                    sessions,
                    failedSignIns,
                    identities,
                    audit,
                    idempotency,
                    hasher,
                    accessTokens,
                    refreshTokens,
                    events,
                    eventLog,
                    clock,
                    emailVisibility,
                    registration,
                    unclaimedRetention,
                    quota);
        }

        /** Returns these ports, each decorated by a breaker, except the unit of work. */
        public Ports broken(PortBreaker breaker) {
            return new Ports(
                    unitOfWork,
                    breaker.broken(UserRepository.class, users),
                    breaker.broken(PostRepository.class, posts),
                    breaker.broken(SessionRepository.class, sessions),
                    breaker.broken(FailedSignInRepository.class, failedSignIns),
                    breaker.broken(IdentityRepository.class, identities),
                    breaker.broken(AuditLog.class, audit),
                    breaker.broken(IdempotencyStore.class, idempotency),
                    breaker.broken(PasswordHasher.class, hasher),
                    breaker.broken(AccessTokenIssuer.class, accessTokens),
                    breaker.broken(RefreshTokens.class, refreshTokens),
                    breaker.broken(DomainEvents.class, events),
                    breaker.broken(EventLog.class, eventLog),
                    clock,
                    emailVisibility,
                    registration,
                    unclaimedRetention,
                    postQuota);
        }
    }

    /** Decorates ports so that their calls fail. */
    public interface PortBreaker {

        <T> T broken(Class<T> port, T whole);
    }

    public Host() {
        this(EmailVisibility.PUBLIC);
    }

    public Host(EmailVisibility visibility) {
        this(visibility, RegistrationPolicy.OPEN, new SettableClock(Users.REGISTERED));
    }

    public Host(RegistrationPolicy policy) {
        this(EmailVisibility.PUBLIC, policy, new SettableClock(Users.REGISTERED));
    }

    private Host(EmailVisibility visibility, RegistrationPolicy policy, SettableClock clock) {
        this(visibility, policy, new InMemoryStorage(clock), clock, new ReversiblePasswordHasher());
    }

    private Host(
            EmailVisibility visibility,
            RegistrationPolicy policy,
            InMemoryStorage storage,
            SettableClock clock,
            PasswordHasher hasher) {
        this.storage = storage;
        this.clock = clock;
        ports = new Ports(
                storage.unitOfWork(),
                storage.users(),
                storage.posts(),
                storage.sessions(),
                storage.failedSignIns(),
                storage.identities(),
                storage.audit(),
                storage.idempotency(),
                hasher,
                new ReadableAccessTokens(),
                new ReadableRefreshTokens(),
                events,
                storage.eventLog(),
                clock,
                visibility,
                policy,
                Optional.of(Duration.ofDays(30)),
                Optional.empty());
        users = UserUseCases.assemble(ports);
        admins = AdminUseCases.assemble(ports);
        passwords = PasswordUseCases.assemble(ports);
        identities = IdentityUseCases.assemble(ports);
        posts = PostUseCases.assemble(ports);
        sessions = SessionUseCases.assemble(ports);
        audit = AuditUseCases.assemble(ports);
        exports = ExportUseCases.assemble(ports);
        purge = PurgeUseCases.assemble(ports);
    }

    /** Returns a host on the same storage that runs a callback after each comparison of a password. */
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
        return new Host(EmailVisibility.PUBLIC, RegistrationPolicy.OPEN, storage, clock, slow);
    }

    public List<DomainEvent> events() {
        return events.all();
    }

    /** Returns the actions in the audit log, newest last. */
    public List<AuditAction> recorded() {
        List<AuditAction> actions = new ArrayList<>(storage.audit().list(Optional.empty(), 100).stream()
                .map(entry -> entry.record().action())
                .toList());
        Collections.reverse(actions);
        return actions;
    }

    public TokenPair signIn(String email, String password) {
        return sessions.signIn().signIn(new Credentials(email, password, ORIGIN));
    }

    public User register(String email) {
        return users.register().register(registration(email)).value().user();
    }

    public User register(String email, String password) {
        return passwords
                .register()
                .register(registration(email), new Password(password))
                .value()
                .user();
    }

    /** Registers an admin, bypassing the use cases. */
    public User registerAdmin(String email) {
        User user = register(email);
        return storage.users().save(user.edit(UserChanges.NONE.withRole(Role.ADMIN), clock.instant()));
    }

    public User stored(UserId id) {
        return storage.users().find(id).orElseThrow();
    }

    private static Registration registration(String email) {
        return new Registration(
                new UserName("Someone"),
                new EmailAddress(email),
                new Age(25),
                Optional.empty(),
                Optional.empty(),
                ORIGIN);
    }
}
