package io.masthead.application.session;

import io.masthead.application.session.SignIn.Credentials;
import io.masthead.application.support.AuditRecorder;
import io.masthead.application.support.EventRecorder;
import io.masthead.application.support.PasswordComparison;
import io.masthead.application.support.SessionRevocation;
import io.masthead.application.support.SignInThrottle;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionEvent.SignedIn;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.session.SignInSubject;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserRepository;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sign-in with a password: looks up the account, compares the password without holding a connection, and concludes in
 * one transaction.
 */
final class SignInService {

    private final UserRepository users;
    private final SessionRepository sessions;
    private final PasswordHasher hasher;
    private final AccessTokenIssuer accessTokens;
    private final RefreshTokens refreshTokens;
    private final UnitOfWork unitOfWork;
    private final SignInThrottle throttle;
    private final SessionRevocation revocation;
    private final AuditRecorder recorder;
    private final DomainEvents events;
    private final InstantSource clock;

    SignInService(SessionPorts ports) {
        this.users = ports.users();
        this.sessions = ports.sessions();
        this.hasher = ports.hasher();
        this.accessTokens = ports.accessTokens();
        this.refreshTokens = ports.refreshTokens();
        this.unitOfWork = ports.unitOfWork();
        this.throttle = new SignInThrottle(ports.failedSignIns(), ports.audit());
        this.revocation = new SessionRevocation(ports.sessions(), ports.audit(), EventRecorder.of(ports));
        this.recorder = new AuditRecorder(ports.audit());
        this.events = EventRecorder.of(ports);
        this.clock = ports.clock();
    }

    TokenPair signIn(Credentials credentials) {
        return PasswordComparison.withPresentHash(() -> compare(credentials)).orElseThrow(InvalidCredentials::new);
    }

    private Optional<TokenPair> compare(Credentials credentials) {
        Optional<User> found = find(credentials.email());
        Optional<EmailAddress> email = found.map(User::email).or(() -> EmailAddress.parse(credentials.email()));
        Optional<PasswordHash> hash = found.flatMap(User::passwordHash);
        // Compares even without a hash, so that timing does not reveal which accounts exist.
        boolean right = hasher.matches(credentials.password(), hash);
        Optional<PasswordHash> stronger =
                right ? hash.flatMap(stored -> hasher.upgrade(credentials.password(), stored)) : Optional.empty();
        return unitOfWork.run(() -> conclude(email, found, right, stronger, credentials.origin()));
    }

    /** Finds accounts that registered before some letters of addresses were refused, too. */
    private Optional<User> find(String email) {
        Optional<EmailAddress> present = EmailAddress.parse(email);
        return present.flatMap(users::findByEmail)
                .or(() -> EmailAddress.parseStored(email)
                        .filter(stored -> !Optional.of(stored).equals(present))
                        .flatMap(users::findByEmail));
    }

    /** Returns empty instead of failing, so that the recorded failure is committed. */
    private Optional<TokenPair> conclude(
            Optional<EmailAddress> email,
            Optional<User> found,
            boolean right,
            Optional<PasswordHash> stronger,
            RequestOrigin origin) {
        Instant now = clock.instant();
        if (email.isEmpty()) {
            recorder.record(AuditAction.SIGN_IN_FAILED, Optional.empty(), Optional.empty(), origin, now);
            return Optional.empty();
        }
        SignInSubject subject =
                found.map(user -> SignInSubject.of(user.id())).orElseGet(() -> SignInSubject.of(email.get()));
        if (!throttle.judge(subject, found.map(User::id), right, origin, now)) {
            return Optional.empty();
        }
        Optional<User> locked = found.flatMap(user -> users.lock(user.id()));
        // A concurrent change of the password has ended all sessions, so this one must not begin.
        locked.ifPresent(user -> PasswordComparison.requireSameHash(found.orElseThrow(), user));
        return locked.map(user -> begin(user, stronger, origin, now));
    }

    private TokenPair begin(User user, Optional<PasswordHash> stronger, RequestOrigin origin, Instant now) {
        stronger.ifPresent(hash -> users.save(user.upgradePassword(hash)));
        RefreshTokens.Issued first = refreshTokens.first();
        Session session = Session.begin(sessions.nextId(), user.id(), origin.device(), first, now);
        sessions.add(session);
        sessions.removeSurplus(user.id(), Session.MAX_PER_ACCOUNT)
                .forEach(surplus -> revocation.announce(user.id(), surplus, Optional.of(user.id()), origin, now));
        recorder.record(AuditAction.SIGNED_IN, user.id(), user.id(), origin, now);
        events.publish(new SignedIn(user.id(), session.id(), now));
        return new TokenPair(accessTokens.issue(session, now), first.token());
    }
}
