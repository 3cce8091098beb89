package io.masthead.testkit.contract;

import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.UserRepository;
import java.util.function.Supplier;

/**
 * Storage under test, empty at the start of each test. Implementations with users and posts only leave the defaults.
 */
public interface Storage {

    /** {@return the users} */
    UserRepository users();

    /** {@return the posts} */
    PostRepository posts();

    /**
     * {@return the sessions}
     *
     * @throws UnsupportedOperationException by default, for storages that do not run their contract
     */
    default SessionRepository sessions() {
        throw new UnsupportedOperationException("This storage does not support sessions");
    }

    /**
     * {@return the failed sign-ins}
     *
     * @throws UnsupportedOperationException by default, for storages that do not run their contract
     */
    default FailedSignInRepository failedSignIns() {
        throw new UnsupportedOperationException("This storage does not support failed sign-ins");
    }

    /**
     * {@return the external identities}
     *
     * @throws UnsupportedOperationException by default, for storages that do not run their contract
     */
    default IdentityRepository identities() {
        throw new UnsupportedOperationException("This storage does not support identities");
    }

    /**
     * {@return the audit log}
     *
     * @throws UnsupportedOperationException by default, for storages that do not run their contract
     */
    default AuditLog audit() {
        throw new UnsupportedOperationException("This storage does not support an audit log");
    }

    /**
     * {@return the log of events}
     *
     * @throws UnsupportedOperationException by default, for storages that do not run their contract
     */
    default EventLog eventLog() {
        throw new UnsupportedOperationException("This storage does not support a log of events");
    }

    /**
     * {@return the outcomes of idempotent requests}
     *
     * @throws UnsupportedOperationException by default, for storages that do not run their contract
     */
    default IdempotencyStore idempotency() {
        throw new UnsupportedOperationException("This storage does not support outcomes of requests");
    }

    /** {@return the unit of work over all repositories, called concurrently} */
    UnitOfWork unitOfWork();

    /**
     * Runs work in one transaction.
     *
     * @param <T> the result type
     * @param work the work
     * @return the result of the work
     */
    default <T> T inTransaction(Supplier<T> work) {
        return unitOfWork().run(work);
    }

    /**
     * Runs work without a result in one transaction.
     *
     * @param work the work
     */
    default void run(Runnable work) {
        unitOfWork().run(work);
    }
}
