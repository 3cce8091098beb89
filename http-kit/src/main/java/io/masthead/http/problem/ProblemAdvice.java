package io.masthead.http.problem;

import io.masthead.domain.Failure;
import io.masthead.http.authentication.SignInRequired;
import io.masthead.http.entitytag.IfMatchResolver;
import io.masthead.http.reading.PatchFormats;
import io.masthead.http.reading.UnreadableBody;
import io.masthead.http.request.ContentTooLarge;
import io.masthead.http.request.InvalidRequest;
import io.masthead.http.request.MalformedRequest;
import io.masthead.http.request.RateLimitExceeded;
import io.masthead.http.request.RequestTimedOut;
import io.masthead.http.request.ResponseTimedOut;
import io.masthead.http.request.UnsupportedContentCoding;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/** Maps failures to HTTP responses; no other class does. */
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    /** Maps a failure to a type of problem: its kind determines the status, its code is the slug. */
    static ProblemType typeOf(Failure failure) {
        int status = switch (failure.kind()) {
            case INVALID -> 422;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT, IN_PROGRESS -> 409;
            case GONE -> 410;
            case PRECONDITION_FAILED -> 412;
            case UNAVAILABLE -> 503;
        };
        boolean isTransient = failure.kind() == Failure.Kind.IN_PROGRESS || failure.kind() == Failure.Kind.UNAVAILABLE;
        return new ProblemType(failure.code(), status, isTransient);
    }

    @ExceptionHandler
    void failed(Failure failure, HttpServletRequest request, HttpServletResponse response) {
        switch (failure.kind()) {
            case UNAVAILABLE ->
                LOG.warn("Something is unavailable: {}", rootCause(failure).toString());
            case UNAUTHENTICATED -> response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(failure));
            default -> {}
        }
        OptionalLong limit = failure.limit();
        if (failure.kind() == Failure.Kind.PRECONDITION_FAILED && IfMatchResolver.isWeak(request)) {
            writer.write(request, response, ProblemReason.WEAK_ENTITY_TAG);
        } else if (limit.isPresent()) {
            writer.write(request, response, typeOf(failure), limit.getAsLong());
        } else {
            writer.write(request, response, typeOf(failure));
        }
    }

    /** {@return the challenge of a failure of authentication (RFC 6750 §3.1, RFC 9470 §3)} */
    private static String challenge(Failure failure) {
        return failure.maxAge()
                .map(maxAge -> "Bearer error=\"insufficient_user_authentication\","
                        + " error_description=\"More recent authentication is required\", max_age="
                        + maxAge.toSeconds())
                .orElse(ProblemWriter.INVALID_TOKEN);
    }

    @ExceptionHandler
    void invalid(InvalidRequest invalid, HttpServletRequest request, HttpServletResponse response) {
        writer.write(request, response, invalid.violations());
    }

    @ExceptionHandler({UnreadableBody.class, HttpMessageNotReadableException.class})
    void unreadable(HttpServletRequest request, HttpServletResponse response) {
        writer.write(request, response, ProblemType.UNREADABLE_BODY);
    }

    @ExceptionHandler({
        MalformedRequest.class,
        RequestRejectedException.class,
        MethodArgumentTypeMismatchException.class,
        MultipartException.class,
        InvalidParameterException.class
    })
    void malformed(HttpServletRequest request, HttpServletResponse response) {
        writer.write(request, response, ProblemType.BAD_REQUEST);
    }

    @ExceptionHandler(ContentTooLarge.class)
    void tooLarge(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        writer.write(request, response, ProblemType.CONTENT_TOO_LARGE);
    }

    @ExceptionHandler(RequestTimedOut.class)
    void timedOut(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        writer.write(request, response, ProblemType.REQUEST_TIMEOUT);
    }

    @ExceptionHandler(RateLimitExceeded.class)
    void tooManyRequests(HttpServletRequest request, HttpServletResponse response) {
        writer.write(request, response, ProblemType.TOO_MANY_REQUESTS);
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

    /** Names the accepted media types (RFC 9110 §15.5.16), in the response to a PATCH also as RFC 5789 §2.2 does. */
    @ExceptionHandler
    void wrongMediaType(
            HttpMediaTypeNotSupportedException wrong, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ACCEPT, MediaType.toString(wrong.getSupportedMediaTypes()));
        if (HttpMethod.PATCH.matches(request.getMethod())) {
            response.setHeader(HttpHeaders.ACCEPT_PATCH, PatchFormats.FORMATS);
        }
        writer.write(request, response, ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    /** Names the codings that are supported (RFC 9110 §15.5.16). */
    @ExceptionHandler(UnsupportedContentCoding.class)
    void contentCoding(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ACCEPT_ENCODING, UnsupportedContentCoding.SUPPORTED);
        writer.write(request, response, ProblemReason.CONTENT_CODING);
    }

    /** Ignores a connection that the caller closed during the response. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class})
    void connectionClosed() {}

    /** Passes it on to the container, which closes the connection. */
    @ExceptionHandler
    @SuppressWarnings("DoNotCallSuggester") // Spring calls it
    void responseTimedOut(ResponseTimedOut late) throws ResponseTimedOut {
        throw late;
    }

    @ExceptionHandler
    void aborted(ResponseAborted aborted) {
        RuntimeException reason = aborted.reason();
        if (reason instanceof Failure) {
            LOG.warn("A response was aborted: {}", rootCause(reason).toString());
        } else {
            LOG.error("A response was aborted: a bug", reason);
        }
        throw aborted;
    }

    @ExceptionHandler
    void anythingElse(Exception exception, HttpServletRequest request, HttpServletResponse response) {
        ProblemType type = exception instanceof ErrorResponse known
                ? ProblemType.of(known.getStatusCode().value())
                : ProblemType.INTERNAL_ERROR;
        if (type.equals(ProblemType.INTERNAL_ERROR)) {
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
