package io.masthead.application.user;

import io.masthead.application.support.AuditRecorder;
import io.masthead.application.support.EventRecorder;
import io.masthead.application.support.SessionRevocation;
import io.masthead.application.user.RecognizeIdentity.Claims;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.RefusedIdentity;
import io.masthead.domain.session.UnverifiedIdentity;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserRepository;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Use cases of external identities. */
final class IdentityService {

    private final UserRepository users;
    private final IdentityRepository identities;
    private final UnitOfWork unitOfWork;
    private final AccountRegistration registration;
    private final SessionRevocation revocation;
    private final AuditRecorder recorder;
    private final InstantSource clock;

    IdentityService(IdentityPorts ports, AccountRegistration registration) {
        this.users = ports.users();
        this.identities = ports.identities();
        this.unitOfWork = ports.unitOfWork();
        this.registration = registration;
        this.revocation = new SessionRevocation(ports.sessions(), ports.audit(), EventRecorder.of(ports));
        this.recorder = new AuditRecorder(ports.audit());
        this.clock = ports.clock();
    }

    UserId recognize(Claims claims) {
        Optional<UserId> known = identities.find(claims.identity());
        if (known.isPresent()) {
            return known.get();
        }
        EmailAddress email = claims.verifiedEmail().flatMap(EmailAddress::parse).orElseThrow(UnverifiedIdentity::new);
        try {
            return unitOfWork.run(() -> join(claims, email));
        } catch (EmailTaken justNow) { // a concurrent request of the same user was faster
            return unitOfWork.run(() -> join(claims, email));
        }
    }

    private UserId join(Claims claims, EmailAddress email) {
        Optional<UserId> known = identities.find(claims.identity());
        if (known.isPresent()) {
            return known.get();
        }
        // After the lookup: if the account was deleted in between, the refusal is there by now.
        if (identities.isRefused(claims.identity())) {
            throw new RefusedIdentity();
        }
        Instant now = clock.instant();
        Optional<User> existing = users.findByEmail(email).flatMap(user -> users.lock(user.id()));
        // Systems on the way of the verified address may tell addresses apart that are one here.
        if (existing.filter(user ->
                        !user.email().isSameInAscii(claims.verifiedEmail().orElseThrow()))
                .isPresent()) {
            throw new UnverifiedIdentity();
        }
        Optional<UserId> linkedMeanwhile = existing.isPresent() ? identities.find(claims.identity()) : Optional.empty();
        if (linkedMeanwhile.isPresent()) { // by a concurrent request, for whose lock this one has waited
            return linkedMeanwhile.get();
        }
        existing.ifPresent(user -> takeOver(user, claims.origin(), now));
        UserId user = existing.map(User::id).orElseGet(() -> registered(claims, email));
        identities.add(claims.identity(), user);
        recorder.record(AuditAction.IDENTITY_LINKED, user, user, claims.origin(), now);
        return user;
    }

    /** Removes all other ways to sign in: their owner had only claimed the e-mail address, not proved it. */
    private void takeOver(User user, RequestOrigin origin, Instant now) {
        identities.removeAll(user.id());
        if (user.passwordHash().isPresent()) {
            users.save(user.removePassword(now));
            recorder.record(AuditAction.PASSWORD_CHANGED, user.id(), user.id(), origin, now);
        }
        revocation.revokeAll(user.id(), Optional.empty(), Optional.of(user.id()), origin, now);
    }

    private UserId registered(Claims claims, EmailAddress email) {
        UserName name = claims.name().flatMap(UserName::parse).orElseGet(() -> nameOf(email));
        return registration
                .add(name, email, claims.age(), Optional.empty(), Optional.empty(), claims.origin())
                .id();
    }

    private static UserName nameOf(EmailAddress email) {
        String localPart = email.localPart();
        int end = localPart.codePointCount(0, localPart.length()) > UserName.MAX_LENGTH
                ? localPart.offsetByCodePoints(0, UserName.MAX_LENGTH)
                : localPart.length();
        return new UserName(localPart.substring(0, end));
    }
}
