package io.masthead.http.problem;

import java.util.List;

/**
 * A type of problem. This kit has those of HTTP and of its own mechanisms; features add theirs by the codes of their
 * failures. The slugs are part of the API: docs/problems.md. The texts are in {@link ProblemTexts}.
 *
 * @param slug the last segment of the type's URI, stable
 * @param status the HTTP status
 * @param isTransient whether the same request may succeed a little later
 */
public record ProblemType(String slug, int status, boolean isTransient) {

    /** The request cannot be understood. */
    public static final ProblemType BAD_REQUEST = new ProblemType("bad-request", 400);

    /** The body is no JSON. */
    public static final ProblemType UNREADABLE_BODY = new ProblemType("unreadable-body", 400);

    /** An access token is required, or the one that was sent is invalid. */
    public static final ProblemType UNAUTHORIZED = new ProblemType("unauthorized", 401);

    /** The caller lacks the permission. */
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", 403);

    /** The origin of the page is not allowed. */
    public static final ProblemType ORIGIN_NOT_ALLOWED = new ProblemType("origin-not-allowed", 403);

    /** The resource does not exist. */
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);

    /** The resource has no such method. */
    public static final ProblemType METHOD_NOT_ALLOWED = new ProblemType("method-not-allowed", 405);

    /** The resource does not exist in the requested media type. */
    public static final ProblemType NOT_ACCEPTABLE = new ProblemType("not-acceptable", 406);

    /** The body did not arrive in time. */
    public static final ProblemType REQUEST_TIMEOUT = new ProblemType("request-timeout", 408);

    /** The state of the resource forbids it. */
    public static final ProblemType CONFLICT = new ProblemType("conflict", 409);

    /** Another request with the same idempotency key is in progress. */
    public static final ProblemType REQUEST_IN_PROGRESS = new ProblemType("request-in-progress", 409, true);

    /** The precondition of the request does not hold, as for a version that is outdated. */
    public static final ProblemType PRECONDITION_FAILED = new ProblemType("precondition-failed", 412);

    /** The body is too large. */
    public static final ProblemType CONTENT_TOO_LARGE = new ProblemType("content-too-large", 413);

    /** The address is too long. */
    public static final ProblemType URI_TOO_LONG = new ProblemType("uri-too-long", 414);

    /** The operation does not read the media type of the body. */
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE = new ProblemType("unsupported-media-type", 415);

    /** The caller expects more than 100-continue. */
    public static final ProblemType EXPECTATION_FAILED = new ProblemType("expectation-failed", 417);

    /** The request is readable, but breaks rules. */
    public static final ProblemType INVALID_REQUEST = new ProblemType("invalid-request", 422);

    /** The idempotency key belongs to another request. */
    public static final ProblemType IDEMPOTENCY_KEY_REUSED = new ProblemType("idempotency-key-reused", 422);

    /** The resource speaks WebSocket alone. */
    public static final ProblemType UPGRADE_REQUIRED = new ProblemType("upgrade-required", 426);

    /** The caller is over a rate limit. */
    public static final ProblemType TOO_MANY_REQUESTS = new ProblemType("too-many-requests", 429);

    /** The headers are too many or too long. */
    public static final ProblemType HEADERS_TOO_LARGE = new ProblemType("headers-too-large", 431);

    /** A bug of the service. */
    public static final ProblemType INTERNAL_ERROR = new ProblemType("internal-error", 500);

    /** A resource of the service is unavailable for the moment. */
    public static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503);

    /** All types of this kit, except {@link #CONFLICT}: features have more specific ones. */
    static final List<ProblemType> KNOWN = List.of(
            BAD_REQUEST,
            UNREADABLE_BODY,
            UNAUTHORIZED,
            FORBIDDEN,
            ORIGIN_NOT_ALLOWED,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            REQUEST_TIMEOUT,
            REQUEST_IN_PROGRESS,
            PRECONDITION_FAILED,
            CONTENT_TOO_LARGE,
            URI_TOO_LONG,
            UNSUPPORTED_MEDIA_TYPE,
            EXPECTATION_FAILED,
            INVALID_REQUEST,
            IDEMPOTENCY_KEY_REUSED,
            UPGRADE_REQUIRED,
            TOO_MANY_REQUESTS,
            HEADERS_TOO_LARGE,
            INTERNAL_ERROR,
            UNAVAILABLE);

    /**
     * Creates a type that is transient if its status is 503.
     *
     * @param slug the last segment of the type's URI, stable
     * @param status the HTTP status
     */
    public ProblemType(String slug, int status) {
        this(slug, status, status == 503);
    }

    /**
     * {@return the type of problem of a status that a library reports}
     *
     * @param status an HTTP status from 400 on
     */
    public static ProblemType of(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> CONTENT_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 417 -> EXPECTATION_FAILED;
            case 422 -> INVALID_REQUEST;
            case 426 -> UPGRADE_REQUIRED;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }
}
