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
 * In-memory storage, as strict as the database: unique constraints, references, versions, order and paging. Entities
 * are immutable, so changes are stored by {@code add} and {@code save} only.
 *
 * <p>Thread-safe. Transactions ({@link #unitOfWork}) are serial, which satisfies {@code lock}. Ids are never reused.
 */
public final class InMemoryStorage implements Storage {

    private final Tables tables = new Tables();
    private final UserRepository users = new InMemoryUsers(tables);
    private final PostRepository posts = new InMemoryPosts(tables);
    private final SessionRepository sessions = new InMemorySessions(tables);
    private final FailedSignInRepository failedSignIns = new InMemoryFailedSignIns(tables);
    private final IdentityRepository identities = new InMemoryIdentities(tables);
    private final AuditLog audit = new InMemoryAuditLog(tables);
    private final InMemoryEventLog events = new InMemoryEventLog(tables);
    private final IdempotencyStore requests;
    private final UnitOfWork unitOfWork = new InMemoryUnitOfWork(tables);

    /** Creates an empty storage. */
    public InMemoryStorage() {
        this(Clock.systemUTC());
    }

    /**
     * Creates an empty storage with its own clock, like a database.
     *
     * @param clock the clock that determines the age of stored outcomes
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
    public InMemoryEventLog eventLog() {
        return events;
    }

    @Override
    public IdempotencyStore idempotency() {
        return requests;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
