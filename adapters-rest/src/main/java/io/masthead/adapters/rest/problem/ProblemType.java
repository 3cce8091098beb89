package io.masthead.adapters.rest.problem;

import java.util.Locale;

/**
 * Every kind of problem that this service answers with. The names are part of the contract: docs/problems.md. The words
 * are in {@link ProblemTexts}.
 */
public enum ProblemType {
    /** The request cannot be understood. */
    BAD_REQUEST(400),
    /** The body is no JSON. */
    UNREADABLE_BODY(400),
    /** Signing in is required, or the token is no good. */
    UNAUTHORIZED(401),
    /** The caller may not do this. */
    FORBIDDEN(403),
    /** The identity provider vouches for no address. */
    UNVERIFIED_IDENTITY(403),
    /** The origin of the page may not call. */
    ORIGIN_NOT_ALLOWED(403),
    /** Nothing is there. */
    NOT_FOUND(404),
    /** No such user. */
    USER_NOT_FOUND(404),
    /** No such post. */
    POST_NOT_FOUND(404),
    /** No such session. */
    SESSION_NOT_FOUND(404),
    /** The resource has no such method. */
    METHOD_NOT_ALLOWED(405),
    /** The resource is not to be had in the type wanted. */
    NOT_ACCEPTABLE(406),
    /** Another account has the address. */
    EMAIL_TAKEN(409),
    /** The last admin must stay. */
    LAST_ADMIN(409),
    /** The same is being done for an earlier attempt. */
    REQUEST_IN_PROGRESS(409),
    /** The current password is another. */
    WRONG_PASSWORD(409),
    /** Someone else was faster. */
    STALE_VERSION(412),
    /** The body is too large. */
    CONTENT_TOO_LARGE(413),
    /** The address is too long. */
    URI_TOO_LONG(414),
    /** The body is of a type that is not read here. */
    UNSUPPORTED_MEDIA_TYPE(415),
    /** The caller wants to hear something else than 100. */
    EXPECTATION_FAILED(417),
    /** The request is readable, but wrong. */
    INVALID_REQUEST(422),
    /** Another request had the key. */
    IDEMPOTENCY_KEY_REUSED(422),
    /** The caller is over a limit. */
    TOO_MANY_REQUESTS(429),
    /** The headers are too many or too long. */
    HEADERS_TOO_LARGE(431),
    /** A bug of ours. */
    INTERNAL_ERROR(500),
    /** Trouble of ours that may pass. */
    UNAVAILABLE(503);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /**
     * {@return the kind of problem that a library names by its status alone}
     *
     * @param status an HTTP status from 400 on
     */
    public static ProblemType of(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> CONTENT_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 417 -> EXPECTATION_FAILED;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the last segment of the type's URI} */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
