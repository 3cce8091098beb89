package io.masthead.testkit.contract;

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

    /**
     * Runs work as the host runs a command: in one transaction, undone by what the work throws. Called from several
     * threads at once.
     *
     * @param <T> what the work returns
     * @param work the work
     * @return what the work returned
     */
    <T> T inTransaction(Supplier<T> work);

    /**
     * Runs work that returns nothing.
     *
     * @param work the work
     */
    default void run(Runnable work) {
        Object unused = inTransaction(() -> {
            work.run();
            return "";
        });
    }
}
