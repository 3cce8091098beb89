package io.masthead.application;

import io.masthead.application.audit.AuditUseCases;
import io.masthead.application.post.PostUseCases;
import io.masthead.application.session.SessionUseCases;
import io.masthead.application.user.AccountPolicy;
import io.masthead.application.user.UserUseCases;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.RequestOrigins;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.UserRepository;
import java.time.InstantSource;

/**
 * All use cases, assembled from the driven ports: the one thing a host has to make.
 *
 * @param users what can be done with accounts
 * @param posts what can be done with posts
 * @param sessions signing in, and what follows
 * @param audit the record of what happened
 */
public record UseCases(UserUseCases users, PostUseCases posts, SessionUseCases sessions, AuditUseCases audit) {

    /**
     * What the use cases need to be driven.
     *
     * @param repositories keep everything
     * @param unitOfWork runs the changing parts of workflows
     * @param hasher hashes passwords
     * @param accessTokens makes access tokens
     * @param refreshTokens makes refresh tokens
     * @param events is told what happened
     * @param origins knows where a request comes from
     * @param clock knows the time
     */
    public record DrivenPorts(
            Repositories repositories,
            UnitOfWork unitOfWork,
            PasswordHasher hasher,
            AccessTokenIssuer accessTokens,
            RefreshTokens refreshTokens,
            DomainEvents events,
            RequestOrigins origins,
            InstantSource clock) {

        /**
         * {@return what a host needs at least: nobody is told what happened, and requests come from the host itself}
         *
         * @param repositories keep everything
         * @param unitOfWork runs the changing parts of workflows
         * @param hasher hashes passwords
         * @param accessTokens makes access tokens
         * @param refreshTokens makes refresh tokens
         * @param clock knows the time
         */
        public static DrivenPorts of(
                Repositories repositories,
                UnitOfWork unitOfWork,
                PasswordHasher hasher,
                AccessTokenIssuer accessTokens,
                RefreshTokens refreshTokens,
                InstantSource clock) {
            return new DrivenPorts(
                    repositories,
                    unitOfWork,
                    hasher,
                    accessTokens,
                    refreshTokens,
                    event -> {},
                    () -> RequestOrigin.HOST,
                    clock);
        }

        /**
         * {@return the same, but somebody is told}
         *
         * @param newEvents is told what happened
         */
        public DrivenPorts withEvents(DomainEvents newEvents) {
            return new DrivenPorts(
                    repositories, unitOfWork, hasher, accessTokens, refreshTokens, newEvents, origins, clock);
        }

        /**
         * {@return the same for requests from elsewhere}
         *
         * @param newOrigins knows where a request comes from
         */
        public DrivenPorts withOrigins(RequestOrigins newOrigins) {
            return new DrivenPorts(
                    repositories, unitOfWork, hasher, accessTokens, refreshTokens, events, newOrigins, clock);
        }
    }

    /**
     * The driven ports that keep something, all in the same transactions.
     *
     * @param users keeps accounts
     * @param posts keeps posts
     * @param sessions keeps sessions
     * @param failedSignIns keeps how often signing in failed
     * @param identities keeps whom outside providers vouch for
     * @param audit keeps the record of what happened
     * @param requests keeps what came of requests
     */
    public record Repositories(
            UserRepository users,
            PostRepository posts,
            SessionRepository sessions,
            FailedSignInRepository failedSignIns,
            IdentityRepository identities,
            AuditLog audit,
            IdempotencyStore requests) {}

    /**
     * Assembles the use cases under {@link AccountPolicy#DEFAULT}.
     *
     * @param ports what they need to be driven
     * @return the use cases, without transactions
     * @see #assemble(DrivenPorts, AccountPolicy)
     */
    public static UseCases assemble(DrivenPorts ports) {
        return assemble(ports, AccountPolicy.DEFAULT);
    }

    /**
     * Assembles the use cases.
     *
     * @param ports what they need to be driven
     * @param policy what the host decides about accounts
     * @return the use cases, without transactions: those are the host's matter, see {@link Command} and {@link Query}
     */
    public static UseCases assemble(DrivenPorts ports, AccountPolicy policy) {
        return new UseCases(
                UserUseCases.assemble(ports, policy),
                PostUseCases.assemble(ports, policy),
                SessionUseCases.assemble(ports),
                AuditUseCases.assemble(ports, policy));
    }
}
