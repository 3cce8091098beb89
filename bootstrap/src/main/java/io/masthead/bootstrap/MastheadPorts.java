package io.masthead.bootstrap;

import io.masthead.application.audit.AuditPorts;
import io.masthead.application.export.ExportPorts;
import io.masthead.application.post.PostPorts;
import io.masthead.application.purge.PurgePorts;
import io.masthead.application.session.SessionPorts;
import io.masthead.application.user.IdentityPorts;
import io.masthead.application.user.PasswordPorts;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.RecentSignIn;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.PasswordPolicy;
import io.masthead.domain.user.UserRepository;
import java.time.Duration;
import java.time.InstantSource;

/** Driven ports of all features, by name. */
record MastheadPorts(
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
        InstantSource clock,
        RecentSignIn recentSignIn,
        PasswordPolicy passwordPolicy,
        EmailVisibility emailVisibility,
        Duration auditRetention)
        implements PasswordPorts, IdentityPorts, PostPorts, SessionPorts, AuditPorts, ExportPorts, PurgePorts {}
