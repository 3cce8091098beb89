package io.masthead.testkit.memory;

import io.masthead.domain.DomainEvent;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.VerificationKeys;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.testkit.SettableClock;
import io.masthead.testkit.Users;
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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;

class InMemoryContractTest {

    @Nested
    class InMemoryUsers extends UserRepositoryContract {
        private final Storage storage = new InMemoryStorage();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class InMemoryPosts extends PostRepositoryContract {
        private final Storage storage = new InMemoryStorage();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class InMemoryEvents extends EventLogContract {
        private final Storage storage = new InMemoryStorage();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class InMemoryPostLists extends PostListContract {
        private final Storage storage = new InMemoryStorage();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class InMemorySessions extends SessionRepositoryContract {
        private final Storage storage = new InMemoryStorage();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class InMemoryFailedSignIns extends FailedSignInRepositoryContract {
        private final Storage storage = new InMemoryStorage();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class InMemoryIdentities extends IdentityRepositoryContract {
        private final Storage storage = new InMemoryStorage();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class InMemoryAuditLog extends AuditLogContract {
        private final Storage storage = new InMemoryStorage();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class InMemoryIdempotencyStore extends IdempotencyStoreContract {
        private final SettableClock clock = new SettableClock(Users.REGISTERED);
        private final Storage storage = new InMemoryStorage(clock);

        @Override
        protected Storage storage() {
            return storage;
        }

        @Override
        protected void pass(Duration duration) {
            clock.pass(duration);
        }
    }

    @Nested
    class Transactions extends UnitOfWorkContract {
        private final Storage storage = new InMemoryStorage();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class Hasher extends PasswordHasherContract {
        private final PasswordHasher hasher = new ReversiblePasswordHasher();

        @Override
        protected PasswordHasher hasher() {
            return hasher;
        }

        @Override
        protected PasswordHash outdated(String password) {
            return ReversiblePasswordHasher.outdated(password);
        }
    }

    @Nested
    class Keys extends VerificationKeysContract {
        @Override
        protected VerificationKeys keys() {
            return new NoVerificationKeys();
        }
    }

    @Nested
    class Refreshing extends RefreshTokensContract {
        private final RefreshTokens tokens = new ReadableRefreshTokens();

        @Override
        protected RefreshTokens tokens() {
            return tokens;
        }
    }

    @Nested
    class Tokens extends AccessTokenIssuerContract {
        private final AccessTokenIssuer issuer = new ReadableAccessTokens();

        @Override
        protected AccessTokenIssuer issuer() {
            return issuer;
        }
    }

    @Nested
    class Events extends DomainEventsContract {
        private final RecordedEvents events = new RecordedEvents();

        @Override
        protected DomainEvents events() {
            return events;
        }

        @Override
        protected List<DomainEvent> published() {
            return events.all();
        }

        @Override
        protected void inTransaction(Runnable work) {
            work.run();
        }
    }
}
