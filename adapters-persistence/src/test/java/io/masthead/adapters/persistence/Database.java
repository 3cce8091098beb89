package io.masthead.adapters.persistence;

import io.masthead.adapters.persistence.transaction.DomainEventListener;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.UserRepository;
import io.masthead.postgres.EmbeddedPostgres;
import io.masthead.testkit.contract.Storage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Real PostgreSQL with the migrated tables, emptied on request, that counts its statements. */
public final class Database implements Storage {

    private final UserRepository users;
    private final PostRepository posts;
    private final SessionRepository sessions;
    private final FailedSignInRepository failedSignIns;
    private final IdentityRepository identities;
    private final AuditLog audit;
    private final IdempotencyStore requests;
    private final EventLog events;
    private final UnitOfWork unitOfWork;
    private final JdbcClient jdbc;

    Database(
            UserRepository users,
            PostRepository posts,
            SessionRepository sessions,
            FailedSignInRepository failedSignIns,
            IdentityRepository identities,
            AuditLog audit,
            IdempotencyStore requests,
            EventLog events,
            UnitOfWork unitOfWork,
            JdbcClient jdbc) {
        this.users = users;
        this.posts = posts;
        this.sessions = sessions;
        this.failedSignIns = failedSignIns;
        this.identities = identities;
        this.audit = audit;
        this.requests = requests;
        this.events = events;
        this.unitOfWork = unitOfWork;
        this.jdbc = jdbc;
    }

    public Database emptied() {
        jdbc.sql("truncate users, posts, sessions, sign_in_failures, identities, refused_identities, audit, requests,"
                        + " outbox, events")
                .update();
        return this;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public PostRepository posts() {
        return posts;
    }

    @Override
    public SessionRepository sessions() {
        return sessions;
    }

    @Override
    public FailedSignInRepository failedSignIns() {
        return failedSignIns;
    }

    @Override
    public IdentityRepository identities() {
        return identities;
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public IdempotencyStore idempotency() {
        return requests;
    }

    @Override
    public EventLog eventLog() {
        return events;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    /** Statements that the server ran for some work, as its statistics show them; BEGIN and COMMIT included. */
    public List<String> statementsOf(Runnable work) {
        jdbc.sql("select pg_stat_statements_reset()").query((row, number) -> "").list();
        work.run();
        return jdbc.sql("""
                        select query from pg_stat_statements, generate_series(1, calls)
                        where query not like '%pg_stat_statements%' and query not like 'SET %' order by query""").query(String.class).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(PersistenceConfiguration.class)
    static class Application {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() {
            return EmbeddedPostgres.temporary(Map.of("shared_preload_libraries", "pg_stat_statements"));
        }

        @Bean
        JdbcConnectionDetails connectionDetails(EmbeddedPostgres postgres) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return postgres.owner().user();
                }

                @Override
                public String getPassword() {
                    return postgres.owner().password();
                }

                @Override
                public String getJdbcUrl() {
                    // The server counts a COMMIT that it has prepared only once.
                    return postgres.jdbcUrl() + "?prepareThreshold=0";
                }
            };
        }

        @Bean
        DomainEventListener listener() {
            return event -> {};
        }

        @Bean
        Database database(
                UserRepository users,
                PostRepository posts,
                SessionRepository sessions,
                FailedSignInRepository failedSignIns,
                IdentityRepository identities,
                AuditLog audit,
                IdempotencyStore requests,
                EventLog events,
                UnitOfWork unitOfWork,
                JdbcClient jdbc) {
            jdbc.sql("create extension if not exists pg_stat_statements").update();
            return new Database(
                    users, posts, sessions, failedSignIns, identities, audit, requests, events, unitOfWork, jdbc);
        }
    }
}
