package com.acme.comments;

import io.masthead.application.post.FindPost;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.user.UserRepository;
import io.masthead.http.paging.CursorCodec;
import io.masthead.http.problem.FeatureProblems;
import io.masthead.http.problem.ProblemType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Auto-configuration of comments in a Masthead with this jar on its class path. */
@AutoConfiguration
class CommentConfiguration {

    record Ports(
            CommentRepository comments,
            UserRepository users,
            FindPost findPost,
            UnitOfWork unitOfWork,
            IdempotencyStore idempotency,
            DomainEvents events,
            InstantSource clock)
            implements CommentPorts {}

    @Bean
    CommentUseCases commentUseCases(
            JdbcClient jdbc,
            UserRepository users,
            FindPost findPost,
            UnitOfWork unitOfWork,
            IdempotencyStore idempotency,
            DomainEvents events,
            InstantSource clock) {
        return CommentUseCases.assemble(new Ports(
                new JdbcCommentRepository(jdbc), users, findPost, unitOfWork, idempotency, events, clock));
    }

    @Bean
    @ConditionalOnWebApplication
    CommentController commentController(CommentUseCases comments, CursorCodec cursors) {
        return new CommentController(comments, cursors);
    }

    @Bean
    FeatureProblems commentProblems() {
        return new FeatureProblems(
                List.of(new ProblemType(CommentNotFound.CODE, 404)),
                List.of(),
                Optional.of("com.acme.comments.messages"));
    }
}
