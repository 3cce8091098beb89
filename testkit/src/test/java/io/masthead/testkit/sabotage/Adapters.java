package io.masthead.testkit.sabotage;

import io.masthead.domain.DomainEvent;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.session.VerificationKeys;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.UserRepository;
import io.masthead.testkit.SettableClock;
import io.masthead.testkit.Users;
import io.masthead.testkit.contract.Storage;
import io.masthead.testkit.memory.InMemoryStorage;
import io.masthead.testkit.memory.NoVerificationKeys;
import io.masthead.testkit.memory.ReadableAccessTokens;
import io.masthead.testkit.memory.ReadableRefreshTokens;
import io.masthead.testkit.memory.RecordedEvents;
import io.masthead.testkit.memory.ReversiblePasswordHasher;
import java.util.List;

/** One adapter of each driven port, honest unless replaced by a sabotage. */
final class Adapters implements Storage {

    final SettableClock clock = new SettableClock(Users.REGISTERED);
    private final InMemoryStorage honest = new InMemoryStorage(clock);
    private final RecordedEvents recorded = new RecordedEvents();

    UserRepository users = honest.users();
    PostRepository posts = honest.posts();
    SessionRepository sessions = honest.sessions();
    FailedSignInRepository failedSignIns = honest.failedSignIns();
    IdentityRepository identities = honest.identities();
    AuditLog audit = honest.audit();
    EventLog eventLog = honest.eventLog();
    IdempotencyStore requests = honest.idempotency();
    UnitOfWork unitOfWork = honest.unitOfWork();
    PasswordHasher hasher = new ReversiblePasswordHasher();
    AccessTokenIssuer accessTokens = new ReadableAccessTokens();
    RefreshTokens refreshTokens = new ReadableRefreshTokens();
    VerificationKeys keys = new NoVerificationKeys();
    DomainEvents events = recorded;

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
    public EventLog eventLog() {
        return eventLog;
    }

    @Override
    public IdempotencyStore idempotency() {
        return requests;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    List<DomainEvent> published() {
        return recorded.all();
    }
}
