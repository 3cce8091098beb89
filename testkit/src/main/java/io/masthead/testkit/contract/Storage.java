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

/**
 * The storage under test, empty at the start of each test. A storage that keeps users and posts alone leaves the defaults.
 */
public interface Storage {

    /** {@return the users} */
    UserRepository users();

    /** {@return the posts} */
    PostRepository posts();

    /**
     * {@return the sessions}
     *
     * @throws UnsupportedOperationException by default: no contract for them runs on this storage
     */
    default SessionRepository sessions() {
        throw new UnsupportedOperationException("This storage does not keep sessions");
    }

    /**
     * {@return the failed sign-ins}
     *
     * @throws UnsupportedOperationException by default: no contract for them runs on this storage
     */
    default FailedSignInRepository failedSignIns() {
        throw new UnsupportedOperationException("This storage does not keep failed sign-ins");
    }

    /**
     * {@return the identities of outside providers}
     *
     * @throws UnsupportedOperationException by default: no contract for them runs on this storage
     */
    default IdentityRepository identities() {
        throw new UnsupportedOperationException("This storage does not keep identities");
    }

    /**
     * {@return the audit log}
     *
     * @throws UnsupportedOperationException by default: no contract for them runs on this storage
     */
    default AuditLog audit() {
        throw new UnsupportedOperationException("This storage does not keep an audit log");
    }

    /**
     * {@return the outcomes of idempotent requests}
     *
     * @throws UnsupportedOperationException by default: no contract for them runs on this storage
     */
    default IdempotencyStore requests() {
        throw new UnsupportedOperationException("This storage does not keep outcomes of requests");
    }

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
