package io.masthead.testkit.memory;

import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.UserRepository;
import io.masthead.testkit.contract.Storage;
import java.time.Clock;
import java.time.InstantSource;

/**
 * Everything that is kept, in memory, as strict as the database: unique values, references, versions, order and paging.
 * What goes in and out are values that never change, so nothing is stored but by {@code add} and {@code save}.
 *
 * <p>Thread-safe. A transaction ({@link #unitOfWork}) has the storage to itself, which is what {@code lock} promises.
 * Identities that were given are not given again.
 */
public final class InMemoryStorage implements Storage {

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
    public IdempotencyStore requests() {
        return requests;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
