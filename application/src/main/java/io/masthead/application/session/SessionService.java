package io.masthead.application.session;

import io.masthead.application.session.EndSession.Ending;
import io.masthead.application.session.RefreshSession.Refresh;
import io.masthead.application.session.RevokeToken.Revocation;
import io.masthead.application.support.AuditRecorder;
import io.masthead.application.support.EventRecorder;
import io.masthead.application.support.SessionRevocation;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.InvalidRefreshToken;
import io.masthead.domain.session.RefreshToken;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.RefreshTokens.Issued;
import io.masthead.domain.session.RefreshTokens.Presented;
import io.masthead.domain.session.RotationSeed;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.Session.Spent;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionNotFound;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Use cases of existing sessions. */
final class SessionService {

    private final SessionRepository sessions;
    private final AccessTokenIssuer accessTokens;
    private final RefreshTokens refreshTokens;
    private final UnitOfWork unitOfWork;
    private final SessionRevocation revocation;
    private final AuditRecorder recorder;
    private final InstantSource clock;

    SessionService(SessionPorts ports) {
        this.sessions = ports.sessions();
        this.accessTokens = ports.accessTokens();
        this.refreshTokens = ports.refreshTokens();
        this.unitOfWork = ports.unitOfWork();
        this.revocation = new SessionRevocation(ports.sessions(), ports.audit(), EventRecorder.of(ports));
        this.recorder = new AuditRecorder(ports.audit());
        this.clock = ports.clock();
    }

    TokenPair refresh(Refresh request) {
        Presented presented = refreshTokens.read(request.token()).orElseThrow(InvalidRefreshToken::new);
        return unitOfWork.run(() -> refresh(presented, request.origin())).orElseThrow(InvalidRefreshToken::new);
    }

    void revoke(Revocation request) {
        refreshTokens
                .read(request.token())
                .flatMap(presented -> sessions.lock(presented.family()))
                .ifPresent(session -> end(session.user(), session.id(), Optional.of(session.user()), request.origin()));
    }

    boolean verify(VerifySession.Claim claim) {
        return sessions.find(claim.session())
                .filter(session -> session.user().equals(claim.user()) && session.isOpen(clock.instant()))
                .isPresent();
    }

    List<Session> list(UserId self) {
        Instant now = clock.instant();
        return sessions.list(self).stream()
                .filter(session -> session.isOpen(now))
                .toList();
    }

    void end(Ending ending) {
        if (!end(ending.self(), ending.session(), Optional.of(ending.self()), ending.origin())) {
            throw new SessionNotFound();
        }
    }

    private boolean end(UserId user, SessionId id, Optional<UserId> actor, RequestOrigin origin) {
        boolean ended = sessions.remove(user, id);
        if (ended) {
            revocation.announce(user, id, actor, origin, clock.instant());
        }
        return ended;
    }

    /** Returns empty instead of failing, so that the end of a session is committed. */
    private Optional<TokenPair> refresh(Presented presented, RequestOrigin origin) {
        Instant now = clock.instant();
        return sessions.lock(presented.family())
                .filter(session -> session.isOpen(now))
                .flatMap(session -> refresh(session, presented, origin, now));
    }

    private Optional<TokenPair> refresh(Session session, Presented presented, RequestOrigin origin, Instant now) {
        switch (session.tokenStatus(presented.secret(), now)) {
            case CURRENT -> {
                RotationSeed seed = refreshTokens.seed();
                Issued successor = refreshTokens.successor(presented.token(), seed);
                sessions.save(session.rotate(successor.secret(), seed, now));
                return Optional.of(pair(session, successor.token(), now));
            }
            case JUST_SPENT -> {
                return session.state()
                        .spent()
                        .map(Spent::seed)
                        .map(seed -> refreshTokens.successor(presented.token(), seed))
                        .map(successor -> pair(session, successor.token(), now));
            }
            case REUSED -> {
                recorder.record(AuditAction.TOKEN_REUSED, Optional.of(session.user()), Optional.empty(), origin, now);
                boolean unused = end(session.user(), session.id(), Optional.empty(), origin);
            }
        }
        return Optional.empty();
    }

    private TokenPair pair(Session session, RefreshToken refresh, Instant now) {
        return new TokenPair(accessTokens.issue(session, now), refresh);
    }
}
