package io.masthead.testkit.contract;

import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.UserRepository;
import java.util.function.Supplier;

/** What is under test: everything that is kept, empty at the start of each test. */
public interface Storage {

    /** {@return keeps users} */
    UserRepository users();

    /** {@return keeps posts} */
    PostRepository posts();

    /** {@return keeps sessions} */
    SessionRepository sessions();

    /** {@return keeps how often signing in failed} */
    FailedSignInRepository failedSignIns();

    /** {@return keeps whom outside providers vouch for} */
    IdentityRepository identities();

    /** {@return keeps the record of what happened} */
    AuditLog audit();

    /** {@return keeps what came of requests} */
    IdempotencyStore requests();

    /** {@return transactions over all of it; called from several threads at once} */
    UnitOfWork unitOfWork();

    /**
     * Runs work in one transaction.
     *
     * @param <T> what the work returns
     * @param work the work
     * @return what the work returned
     */
    default <T> T inTransaction(Supplier<T> work) {
        return unitOfWork().run(work);
    }

    /**
     * Runs work that returns nothing in one transaction.
     *
     * @param work the work
     */
    default void run(Runnable work) {
        unitOfWork().run(work);
    }
}
