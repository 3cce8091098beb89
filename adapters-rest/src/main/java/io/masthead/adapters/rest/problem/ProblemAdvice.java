package io.masthead.adapters.rest.problem;

import io.masthead.adapters.rest.http.PatchFormats;
import io.masthead.adapters.rest.input.ContentTooLarge;
import io.masthead.adapters.rest.input.InvalidRequest;
import io.masthead.adapters.rest.input.MalformedRequest;
import io.masthead.adapters.rest.input.UnreadableBody;
import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Failure;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.NotAllowed;
import io.masthead.domain.Overloaded;
import io.masthead.domain.PreconditionFailed;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.session.InvalidRefreshToken;
import io.masthead.domain.session.SessionNotFound;
import io.masthead.domain.session.SessionOver;
import io.masthead.domain.session.UnverifiedIdentity;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.WeakPassword;
import io.masthead.domain.user.WrongPassword;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** The one place where failures become HTTP answers. */
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    /** The table; whoever adds a failure is told by the compiler to add a line. */
    static ProblemType typeOf(Failure failure) {
        return switch (failure) {
            case InvalidValue invalid -> ProblemType.INVALID_REQUEST;
            case NotAllowed notAllowed -> ProblemType.FORBIDDEN;
            case ConcurrentUpdate stale -> ProblemType.UNAVAILABLE;
            case PreconditionFailed mismatch -> ProblemType.STALE_VERSION;
            case EmailTaken taken -> ProblemType.EMAIL_TAKEN;
            case LastAdmin last -> ProblemType.LAST_ADMIN;
            case UserNotFound missing -> ProblemType.USER_NOT_FOUND;
            case WrongPassword wrong -> ProblemType.WRONG_PASSWORD;
            case PostNotFound missing -> ProblemType.POST_NOT_FOUND;
            case RequestInProgress running -> ProblemType.REQUEST_IN_PROGRESS;
            case IdempotencyKeyReused reused -> ProblemType.IDEMPOTENCY_KEY_REUSED;
            case AccountGone gone -> ProblemType.UNAUTHORIZED;
            case InvalidCredentials invalid -> ProblemType.UNAUTHORIZED;
            case InvalidRefreshToken invalid -> ProblemType.UNAUTHORIZED;
            case SessionNotFound missing -> ProblemType.SESSION_NOT_FOUND;
            case SessionOver over -> ProblemType.UNAUTHORIZED;
            case UnverifiedIdentity unverified -> ProblemType.UNVERIFIED_IDENTITY;
            case WeakPassword weak -> ProblemType.INVALID_REQUEST;
            case Overloaded overloaded -> ProblemType.UNAVAILABLE;
            case StorageContention contention -> ProblemType.UNAVAILABLE;
            case StorageUnavailable unavailable -> ProblemType.UNAVAILABLE;
        };
    }

    @ExceptionHandler
    void failed(Failure failure, HttpServletRequest request, HttpServletResponse response) {
        ProblemType type = typeOf(failure);
        if (type == ProblemType.UNAVAILABLE) {
            LOG.warn("Something is unavailable: {}", rootCause(failure).toString());
        }
        if (failure instanceof AccountGone || failure instanceof SessionOver) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        writer.write(request, response, type);
    }

    @ExceptionHandler
    void invalid(InvalidRequest invalid, HttpServletRequest request, HttpServletResponse response) {
        writer.write(request, response, invalid.violations());
    }

    @ExceptionHandler(UnreadableBody.class)
    void unreadable(HttpServletRequest request, HttpServletResponse response) {
        writer.write(request, response, ProblemType.UNREADABLE_BODY);
    }

    @ExceptionHandler({MalformedRequest.class, RequestRejectedException.class})
    void malformed(HttpServletRequest request, HttpServletResponse response) {
        writer.write(request, response, ProblemType.BAD_REQUEST);
    }

    @ExceptionHandler(ContentTooLarge.class)
    void tooLarge(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        writer.write(request, response, ProblemType.CONTENT_TOO_LARGE);
    }

    @ExceptionHandler(SignInRequired.class)
    void signInRequired(HttpServletRequest request, HttpServletResponse response) {
        writer.write(request, response, ProblemType.UNAUTHORIZED);
    }

    @ExceptionHandler
    void wrongMethod(
            HttpRequestMethodNotSupportedException wrong, HttpServletRequest request, HttpServletResponse response) {
        Set<String> allowed = new TreeSet<>(Set.of(HttpMethod.OPTIONS.name()));
        for (HttpMethod method :
                wrong.getSupportedHttpMethods() == null ? Set.<HttpMethod>of() : wrong.getSupportedHttpMethods()) {
            allowed.add(method.name());
        }
        if (allowed.contains(HttpMethod.GET.name())) {
            allowed.add(HttpMethod.HEAD.name());
        }
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        writer.write(request, response, ProblemType.METHOD_NOT_ALLOWED);
    }

    /** A PATCH hears what it may send instead (RFC 5789 §2.2). */
    @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
    void wrongMediaType(HttpServletRequest request, HttpServletResponse response) {
        if (HttpMethod.PATCH.matches(request.getMethod())) {
            response.setHeader(HttpHeaders.ACCEPT_PATCH, PatchFormats.FORMATS);
        }
        writer.write(request, response, ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    /** The caller went away while it was answered: there is nobody to tell. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void callerIsGone() {}

    @ExceptionHandler
    void brokenOff(ResponseAborted broken) {
        RuntimeException reason = broken.reason();
        if (reason instanceof Failure) {
            LOG.warn("An answer breaks off: {}", rootCause(reason).toString());
        } else {
            LOG.error("An answer breaks off: a bug", reason);
        }
        throw broken;
    }

    @ExceptionHandler
    void anythingElse(Exception exception, HttpServletRequest request, HttpServletResponse response) {
        ProblemType type = exception instanceof ErrorResponse known
                ? ProblemType.of(known.getStatusCode().value())
                : ProblemType.INTERNAL_ERROR;
        if (type == ProblemType.INTERNAL_ERROR) {
            LOG.error("A bug", exception);
        }
        writer.write(request, response, type);
    }

    private static Throwable rootCause(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
