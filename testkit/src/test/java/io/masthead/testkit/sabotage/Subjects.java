package io.masthead.testkit.sabotage;

import io.masthead.domain.DomainEvent;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.VerificationKeys;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.testkit.contract.AccessTokenIssuerContract;
import io.masthead.testkit.contract.AuditLogContract;
import io.masthead.testkit.contract.DomainEventsContract;
import io.masthead.testkit.contract.EventLogContract;
import io.masthead.testkit.contract.FailedSignInRepositoryContract;
import io.masthead.testkit.contract.IdempotencyStoreContract;
import io.masthead.testkit.contract.IdentityRepositoryContract;
import io.masthead.testkit.contract.PasswordHasherContract;
import io.masthead.testkit.contract.PostListContract;
import io.masthead.testkit.contract.PostRepositoryContract;
import io.masthead.testkit.contract.RefreshTokensContract;
import io.masthead.testkit.contract.SessionRepositoryContract;
import io.masthead.testkit.contract.Storage;
import io.masthead.testkit.contract.UnitOfWorkContract;
import io.masthead.testkit.contract.UserRepositoryContract;
import io.masthead.testkit.contract.VerificationKeysContract;
import io.masthead.testkit.memory.ReversiblePasswordHasher;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** Contract tests of the adapters that {@link Saboteur} supplies. */
final class Subjects {

    private Subjects() {}

    @ExtendWith(Saboteur.class)
    static final class OfUsers extends UserRepositoryContract {
        private final Adapters adapters;

        OfUsers(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected Storage storage() {
            return adapters;
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfPosts extends PostRepositoryContract {
        private final Adapters adapters;

        OfPosts(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected Storage storage() {
            return adapters;
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfPostLists extends PostListContract {
        private final Adapters adapters;

        OfPostLists(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected Storage storage() {
            return adapters;
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfSessions extends SessionRepositoryContract {
        private final Adapters adapters;

        OfSessions(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected Storage storage() {
            return adapters;
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfFailedSignIns extends FailedSignInRepositoryContract {
        private final Adapters adapters;

        OfFailedSignIns(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected Storage storage() {
            return adapters;
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfIdentities extends IdentityRepositoryContract {
        private final Adapters adapters;

        OfIdentities(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected Storage storage() {
            return adapters;
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfAudit extends AuditLogContract {
        private final Adapters adapters;

        OfAudit(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected Storage storage() {
            return adapters;
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfEventLog extends EventLogContract {
        private final Adapters adapters;

        OfEventLog(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected Storage storage() {
            return adapters;
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfRequests extends IdempotencyStoreContract {
        private final Adapters adapters;

        OfRequests(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected Storage storage() {
            return adapters;
        }

        @Override
        protected void pass(Duration duration) {
            adapters.clock.pass(duration);
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfTransactions extends UnitOfWorkContract {
        private final Adapters adapters;

        OfTransactions(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected Storage storage() {
            return adapters;
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfHasher extends PasswordHasherContract {
        private final Adapters adapters;

        OfHasher(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected PasswordHasher hasher() {
            return adapters.hasher;
        }

        @Override
        protected PasswordHash outdated(String password) {
            return ReversiblePasswordHasher.outdated(password);
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfAccessTokens extends AccessTokenIssuerContract {
        private final Adapters adapters;

        OfAccessTokens(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected AccessTokenIssuer issuer() {
            return adapters.accessTokens;
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfRefreshTokens extends RefreshTokensContract {
        private final Adapters adapters;

        OfRefreshTokens(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected RefreshTokens tokens() {
            return adapters.refreshTokens;
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfKeys extends VerificationKeysContract {
        private final Adapters adapters;

        OfKeys(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected VerificationKeys keys() {
            return adapters.keys;
        }
    }

    @ExtendWith(Saboteur.class)
    static final class OfEvents extends DomainEventsContract {
        private final Adapters adapters;

        OfEvents(Adapters adapters) {
            this.adapters = adapters;
        }

        @Override
        protected DomainEvents events() {
            return adapters.events;
        }

        @Override
        protected List<DomainEvent> published() {
            return adapters.published();
        }

        @Override
        protected void inTransaction(Runnable work) {
            work.run();
        }
    }
}
