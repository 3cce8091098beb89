package io.masthead.application;

import io.masthead.application.post.PostUseCases;
import io.masthead.application.session.SessionUseCases;
import io.masthead.application.user.AccountPolicy;
import io.masthead.application.user.UserUseCases;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.UserRepository;
import java.time.InstantSource;

/**
 * All use cases, assembled from the driven ports: the one thing a host has to make.
 *
 * @param users what can be done with accounts
 * @param posts what can be done with posts
 * @param sessions signing in
 */
public record UseCases(UserUseCases users, PostUseCases posts, SessionUseCases sessions) {

    /**
     * What the use cases need to be driven.
     *
     * @param users keeps accounts
     * @param posts keeps posts
     * @param hasher hashes passwords
     * @param tokens makes access tokens
     * @param events is told what happened
     * @param clock knows the time
     */
    public record DrivenPorts(
            UserRepository users,
            PostRepository posts,
            PasswordHasher hasher,
            AccessTokenIssuer tokens,
            DomainEvents events,
            InstantSource clock) {}

    /**
     * Assembles the use cases.
     *
     * @param ports what they need to be driven
     * @param policy what the host decides about accounts
     * @return the use cases, without transactions: those are the host's matter, see {@link Command} and {@link Query}
     */
    public static UseCases assemble(DrivenPorts ports, AccountPolicy policy) {
        return new UseCases(
                UserUseCases.assemble(ports, policy), PostUseCases.assemble(ports), SessionUseCases.assemble(ports));
    }
}
