package io.masthead.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.PageRequest;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.event.EventType;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.idempotency.RequestHash;
import io.masthead.domain.idempotency.StoredOutcome;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.session.SignInSubject;
import io.masthead.domain.session.TokenHash;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserRepository;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Sessions;
import io.masthead.testkit.Users;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Every method of every port that runs SQL reports a lost connection as the domain's failure. */
@DatabaseTest
@SuppressWarnings("MethodName")
class StorageAwayTest {

    private static final UserId ALICE = new UserId(1);

    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(int.class, 1),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(long.class, 1L),
            Map.entry(Set.class, Set.of()),
            Map.entry(List.class, List.of(Posts.draft(new PostId(1), ALICE))),
            Map.entry(Instant.class, Users.REGISTERED),
            Map.entry(PageRequest.class, PageRequest.first(1)),
            Map.entry(UserId.class, ALICE),
            Map.entry(User.class, Users.alice(ALICE)),
            Map.entry(SignInSubject.class, SignInSubject.of(new UserId(1))),
            Map.entry(EmailAddress.class, new EmailAddress("alice@example.com")),
            Map.entry(PostId.class, new PostId(1)),
            Map.entry(Post.class, Posts.draft(new PostId(1), ALICE)),
            Map.entry(PostFilter.class, PostFilter.PUBLIC),
            Map.entry(PostOrder.class, PostOrder.NEWEST),
            Map.entry(SessionId.class, new SessionId(1)),
            Map.entry(Session.class, Sessions.begun(new SessionId(1), ALICE)),
            Map.entry(TokenHash.class, Sessions.family(new SessionId(1))),
            Map.entry(FailedSignIns.class, FailedSignIns.none(SignInSubject.of(new UserId(1)))),
            Map.entry(ExternalIdentity.class, new ExternalIdentity("https://id.example.com", "alice")),
            Map.entry(
                    AuditRecord.class,
                    new AuditRecord(
                            Users.REGISTERED,
                            AuditAction.ACCOUNT_REGISTERED,
                            Optional.of(ALICE),
                            Optional.of(ALICE),
                            RequestOrigin.HOST)),
            Map.entry(
                    Event.class,
                    new Event(
                            EventType.USER_CLOSED,
                            1,
                            Optional.empty(),
                            OptionalLong.empty(),
                            Optional.empty(),
                            Users.REGISTERED)),
            Map.entry(IdempotencyKey.class, new IdempotencyKey("sender", "key")),
            Map.entry(StoredOutcome.class, new StoredOutcome(new RequestHash("00".repeat(32)), List.of(1L))));

    private final Database database;
    private final ApplicationContext beans;

    StorageAwayTest(@Autowired Database database, @Autowired ApplicationContext beans) {
        this.database = database;
        this.beans = beans;
    }

    static Stream<Method> methodsThatRunSql() {
        return Stream.of(
                        UserRepository.class,
                        PostRepository.class,
                        SessionRepository.class,
                        FailedSignInRepository.class,
                        IdentityRepository.class,
                        AuditLog.class,
                        EventLog.class,
                        IdempotencyStore.class)
                .flatMap(port -> Arrays.stream(port.getMethods()))
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .filter(method -> !method.getName().equals("nextId")); // mostly without SQL
    }

    @ParameterizedTest
    @MethodSource("methodsThatRunSql")
    void a_lost_connection_is_unavailability(Method method) {
        Object port = beans.getBean(method.getDeclaringClass());

        assertThatThrownBy(() -> database.run(() -> {
                    loseConnection();
                    call(method, port);
                }))
                .isInstanceOf(StorageUnavailable.class);
    }

    /** Through another connection, so that the next statement on this one is the first to fail. */
    private void loseConnection() {
        int connection = database.jdbc()
                .sql("select pg_backend_pid()")
                .query(Integer.class)
                .single();
        boolean lost = CompletableFuture.supplyAsync(() -> database.jdbc()
                        .sql("select pg_terminate_backend(:connection, 5000)")
                        .param("connection", connection)
                        .query(Boolean.class)
                        .single())
                .join();
        assertThat(lost).isTrue();
    }

    private static @Nullable Object call(Method method, Object port) {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> {
                    Object sample = SAMPLES.get(type);
                    if (sample == null) {
                        throw new AssertionError("There is no sample of " + type);
                    }
                    return sample;
                })
                .toArray();
        try {
            return method.invoke(port, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getTargetException() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new AssertionError(thrown.getTargetException());
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
