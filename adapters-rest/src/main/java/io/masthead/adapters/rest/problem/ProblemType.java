package io.masthead.adapters.rest.problem;

import java.util.Locale;

/** Every kind of problem that this service answers with. The names are part of the contract: docs/problems.md. */
public enum ProblemType {
    /** The request cannot be understood. */
    BAD_REQUEST(400, "Bad request", "The request cannot be understood."),
    /** The body is no JSON. */
    UNREADABLE_BODY(
            400,
            "Unreadable body",
            "The body must be JSON in UTF-8: well-formed, without duplicate names, nested at most 64 deep."),
    /** Signing in is required, or the token is no good. */
    UNAUTHORIZED(401, "Unauthorized", "This needs a valid access token."),
    /** The caller may not do this. */
    FORBIDDEN(403, "Forbidden", "Your account may not do this."),
    /** The identity provider vouches for no address. */
    UNVERIFIED_IDENTITY(
            403, "Unverified identity", "The identity provider has verified no email address that can be used here."),
    /** The origin of the page may not call. */
    ORIGIN_NOT_ALLOWED(403, "Origin not allowed", "Pages of this origin may not call this service."),
    /** Nothing is there. */
    NOT_FOUND(404, "Not found", "There is nothing at this address."),
    /** No such user. */
    USER_NOT_FOUND(404, "User not found", "There is no user with this id."),
    /** No such post. */
    POST_NOT_FOUND(404, "Post not found", "There is no post with this id."),
    /** No such session. */
    SESSION_NOT_FOUND(404, "Session not found", "Your account has no session with this id."),
    /** The resource has no such method. */
    METHOD_NOT_ALLOWED(405, "Method not allowed", "The header Allow names the methods that this address knows."),
    /** The resource is not to be had in the type wanted. */
    NOT_ACCEPTABLE(406, "Not acceptable", "This is not to be had in the type that was asked for."),
    /** Another account has the address. */
    EMAIL_TAKEN(409, "Email taken", "Another account has this email address."),
    /** The last admin must stay. */
    LAST_ADMIN(409, "Last admin", "The last admin can be neither demoted nor deleted."),
    /** The current password is another. */
    WRONG_PASSWORD(409, "Wrong password", "The current password is not the one that was sent."),
    /** Someone else was faster. */
    STALE_VERSION(412, "Stale version", "Someone else changed this since it was read; read it again."),
    /** The body is too large. */
    CONTENT_TOO_LARGE(413, "Content too large", "A body has at most 1048576 bytes."),
    /** The address is too long. */
    URI_TOO_LONG(414, "URI too long", "The address and the headers have at most 8192 bytes together."),
    /** The body is of a type that is not read here. */
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The body must be of the media type that this address reads: application/json or application/*+json,"
                    + " at /token application/x-www-form-urlencoded."),
    /** The caller wants to hear something else than 100. */
    EXPECTATION_FAILED(417, "Expectation failed", "The only expectation that can be met is 100-continue."),
    /** The request is readable, but wrong. */
    INVALID_REQUEST(422, "Invalid request", "The list of errors says what is wrong."),
    /** The caller is over a limit. */
    TOO_MANY_REQUESTS(429, "Too many requests", "The header Retry-After says in how many seconds to come back."),
    /** The headers are too many or too long. */
    HEADERS_TOO_LARGE(
            431,
            "Headers too large",
            "The address and the headers have at most 8192 bytes together, and there are at most 100 headers."),
    /** A bug of ours. */
    INTERNAL_ERROR(500, "Internal error", "This is our fault. The request id helps us to find it."),
    /** Trouble of ours that may pass. */
    UNAVAILABLE(503, "Temporarily unavailable", "Try again in a moment.");

    private final int status;
    private final String title;
    private final String detail;

    ProblemType(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
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

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }
}
