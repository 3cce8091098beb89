package io.masthead.testkit.memory;

import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.UserRepository;
import java.time.Clock;
import java.time.InstantSource;

/**
 * Everything that is kept, in memory, as strict as the database: unique values, references, versions, order and paging.
 * What goes in and out are values that never change, so nothing is stored but by {@code add} and {@code save}.
 *
 * <p>Safe for use by many threads. A transaction ({@link #unitOfWork}) has the storage to itself, which is what
 * {@code lock} promises.
 */
public final class InMemoryStorage {

    private final Tables tables = new Tables();
    private final UserRepository users = new InMemoryUsers(tables);
    private final PostRepository posts = new InMemoryPosts(tables);
    private final SessionRepository sessions = new InMemorySessions(tables);
    private final FailedSignInRepository failedSignIns = new InMemoryFailedSignIns(tables);
    private final IdentityRepository identities = new InMemoryIdentities(tables);
    private final AuditLog audit = new InMemoryAuditLog(tables);
    private final IdempotencyStore requests;
    private final UnitOfWork unitOfWork = new InMemoryUnitOfWork(tables);

    /** Makes an empty storage. */
    public InMemoryStorage() {
        this(Clock.systemUTC());
    }

    /**
     * Makes an empty storage with a clock of its own, as databases have one.
     *
     * @param clock says how old something is
     */
    public InMemoryStorage(InstantSource clock) {
        requests = new InMemoryIdempotencyStore(tables, clock);
    }

    /** {@return the users in it} */
    public UserRepository users() {
        return users;
    }

    /** {@return the posts in it} */
    public PostRepository posts() {
        return posts;
    }

    /** {@return the sessions in it} */
    public SessionRepository sessions() {
        return sessions;
    }

    /** {@return the failures to sign in} */
    public FailedSignInRepository failedSignIns() {
        return failedSignIns;
    }

    /** {@return whom outside providers vouch for} */
    public IdentityRepository identities() {
        return identities;
    }

    /** {@return the record of what happened} */
    public AuditLog audit() {
        return audit;
    }

    /** {@return what came of requests} */
    public IdempotencyStore requests() {
        return requests;
    }

    /** {@return transactions, which have the storage to themselves; identities that were given are not given again} */
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
