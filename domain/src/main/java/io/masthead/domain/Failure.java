package io.masthead.domain;

import io.masthead.domain.idempotency.IdempotencyFailure;
import io.masthead.domain.post.PostFailure;
import io.masthead.domain.session.SessionFailure;
import io.masthead.domain.user.UserFailure;

/**
 * Something was refused or could not be done, for a reason that the caller can act on.
 *
 * <p>The hierarchy is closed, so that whoever translates failures (to HTTP, to exit codes) can do so in one exhaustive
 * table. A failure carries data, never text for people; its message names the type alone, so that no personal data
 * reaches a log by way of it. Failures have no stack trace: they are outcomes, not bugs.
 */
public abstract sealed class Failure extends RuntimeException
        permits InvalidValue,
                NotAllowed,
                Overloaded,
                ConcurrentUpdate,
                StorageFailure,
                PreconditionFailed,
                UserFailure,
                PostFailure,
                IdempotencyFailure,
                SessionFailure {

    /** Makes a failure without stack trace. */
    protected Failure() {
        super(null, null, false, false);
    }

    /**
     * Makes a failure that passes on its technical cause, for the log.
     *
     * @param cause what went wrong beneath
     */
    protected Failure(Throwable cause) {
        super(null, cause, false, false);
    }

    /** {@return the name of the failure's type} */
    @Override
    public String getMessage() {
        return getClass().getSimpleName();
    }
}
