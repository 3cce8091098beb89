package example.storage;

import io.masthead.domain.UnitOfWork;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.UserRepository;
import io.masthead.testkit.contract.PostListContract;
import io.masthead.testkit.contract.PostRepositoryContract;
import io.masthead.testkit.contract.Storage;
import io.masthead.testkit.contract.UnitOfWorkContract;
import io.masthead.testkit.contract.UserRepositoryContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.junit.jupiter.api.Nested;

class H2ContractTest {

    @Nested
    class Users extends UserRepositoryContract {
        private final Storage storage = new H2Storage();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class Posts extends PostRepositoryContract {
        private final Storage storage = new H2Storage();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class PostLists extends PostListContract {
        private final Storage storage = new H2Storage();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class Transactions extends UnitOfWorkContract {
        private final Storage storage = new H2Storage();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    /** Separate database for each test. */
    private static final class H2Storage implements Storage {

        private final Database database = open();

        private static Database open() {
            try {
                return new Database("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
            } catch (IOException damaged) {
                throw new UncheckedIOException(damaged);
            }
        }

        @Override
        public UserRepository users() {
            return new H2Users(database);
        }

        @Override
        public PostRepository posts() {
            return new H2Posts(database);
        }

        @Override
        public UnitOfWork unitOfWork() {
            return database;
        }
    }
}
