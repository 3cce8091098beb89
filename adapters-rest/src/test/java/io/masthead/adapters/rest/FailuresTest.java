package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.adapters.rest.imports.ImportInProgress;
import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Failure;
import io.masthead.domain.Forbidden;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.Overloaded;
import io.masthead.domain.PreconditionFailed;
import io.masthead.domain.QuotaExceeded;
import io.masthead.domain.ReauthenticationRequired;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.event.EventsGone;
import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.session.InvalidRefreshToken;
import io.masthead.domain.session.RefusedIdentity;
import io.masthead.domain.session.SessionNotFound;
import io.masthead.domain.session.SessionOver;
import io.masthead.domain.session.UnverifiedIdentity;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.RegistrationClosed;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.WeakPassword;
import io.masthead.domain.user.WrongPassword;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

@RestSlice
@SuppressWarnings("MethodName")
class FailuresTest {

    private final Api api;
    private final Stubs stubs;

    FailuresTest(Api api, Stubs stubs) {
        this.api = api;
        this.stubs = stubs;
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new InvalidValue(Age.class, InvalidValue.Rule.TOO_LARGE, OptionalLong.of(150)),
                        422,
                        "invalid-request"),
                Arguments.of(new Forbidden(), 403, "forbidden"),
                Arguments.of(new ConcurrentUpdate(), 503, "unavailable"),
                Arguments.of(new ReauthenticationRequired(Duration.ofMinutes(5)), 401, "reauthentication-required"),
                Arguments.of(new PreconditionFailed(), 412, "precondition-failed"),
                Arguments.of(new EmailTaken(new EmailAddress("secret@example.com")), 409, "email-taken"),
                Arguments.of(new LastAdmin(), 409, "last-admin"),
                Arguments.of(new EventsGone(), 410, "events-gone"),
                Arguments.of(new UserNotFound(new UserId(1)), 404, "user-not-found"),
                Arguments.of(new WrongPassword(), 409, "wrong-password"),
                Arguments.of(new ImportInProgress(), 409, "import-in-progress"),
                Arguments.of(new PostNotFound(new PostId(1)), 404, "post-not-found"),
                Arguments.of(new RequestInProgress(), 409, "request-in-progress"),
                Arguments.of(new IdempotencyKeyReused(), 422, "idempotency-key-reused"),
                Arguments.of(new AccountGone(), 401, "unauthorized"),
                Arguments.of(new InvalidCredentials(), 401, "unauthorized"),
                Arguments.of(new InvalidRefreshToken(), 401, "unauthorized"),
                Arguments.of(new SessionOver(), 401, "unauthorized"),
                Arguments.of(new SessionNotFound(), 404, "session-not-found"),
                Arguments.of(new QuotaExceeded(5), 403, "quota-exceeded"),
                Arguments.of(new RefusedIdentity(), 403, "refused-identity"),
                Arguments.of(new RegistrationClosed(), 403, "registration-closed"),
                Arguments.of(new UnverifiedIdentity(), 403, "unverified-identity"),
                Arguments.of(new WeakPassword(WeakPassword.Weakness.COMMON), 422, "invalid-request"),
                Arguments.of(new Overloaded(), 503, "unavailable"),
                Arguments.of(new StorageContention(cause()), 503, "unavailable"),
                Arguments.of(new StorageUnavailable(cause()), 503, "unavailable"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void answers_each_failure_with_its_own_problem(Failure failure, int status, String problem) {
        stubs.findUser = query -> {
            throw failure;
        };

        Api.Response response = api.get("/users/1");

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.problem()).isEqualTo(problem);
        assertThat(response.header("WWW-Authenticate") != null).isEqualTo(status == 401);
        assertThat(response.header("Retry-After") != null)
                .isEqualTo(status == 503 || failure.kind() == Failure.Kind.IN_PROGRESS);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.body()).doesNotContainIgnoringCase("secret", "exception", "masthead", "Age");
    }

    @Test
    void knows_every_failure_there_is() {
        Stream<Class<?>> tested = failures()
                .map(arguments -> Objects.requireNonNull(arguments.get()[0]).getClass());

        assertThat(tested).containsExactlyInAnyOrderElementsOf(everyFailure());
    }

    @Test
    void asks_for_a_new_token_where_the_account_of_the_old_one_is_gone() {
        stubs.findAccount = self -> {
            throw new AccountGone();
        };

        Api.Response response = api.as(7).get("/users/me");

        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void says_when_to_try_again_in_seconds() {
        stubs.findUser = query -> {
            throw new StorageContention(cause());
        };

        Api.Response response = api.get("/users/1");

        assertThat(response.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void tells_nothing_of_a_bug_but_the_request_id() {
        stubs.findUser = query -> {
            throw new IllegalStateException("select secret from accounts", cause());
        };

        Api.Response response = api.get("/users/1", "X-Request-Id", "bug-1");

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.problem()).isEqualTo("internal-error");
        assertThat(response.json()).isEqualTo(Api.json("""
                {"type": "/problems/internal-error", "title": "Internal error", "status": 500,
                 "detail": "This is our fault. The request id helps us to find it.", "instance": "/requests/bug-1"}
                """));
    }

    @Test
    void drops_what_the_answer_would_have_been() {
        stubs.findPost = query -> {
            throw new PostNotFound(query.id());
        };

        Api.Response response = api.get("/posts/1", "If-None-Match", "\"0\"");

        assertThat(response.problem()).isEqualTo("post-not-found");
        assertThat(response.header("ETag")).isNull();
    }

    private static Throwable cause() {
        return new IllegalStateException("FATAL: relation secret_table");
    }

    private static List<Class<?>> everyFailure() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(Failure.class));
        return scan.findCandidateComponents("io.masthead").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        Objects.requireNonNull(found.getBeanClassName()), FailuresTest.class.getClassLoader()))
                .toList();
    }
}
