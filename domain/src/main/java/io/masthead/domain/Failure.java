package io.masthead.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Failure that the caller can act on.
 *
 * <p>Kinds are closed, so that an adapter translates failures (to HTTP, to exit codes) in one exhaustive table. Codes
 * are open: any feature, including one of another team, adds failures of its own without touching existing code. A
 * failure carries data, never text for people; its message is only the name of its type, so that no personal data is
 * logged. Failures have no stack trace: they are outcomes, not bugs.
 */
public abstract class Failure extends RuntimeException {

    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*");

    private final Kind kind;
    private final String code;

    /** Kind of a failure, by what the caller can do about it. */
    public enum Kind {

        /** The request violates a rule; a corrected one may succeed. */
        INVALID,

        /** The caller is not authenticated, or no longer, and has to sign in. */
        UNAUTHENTICATED,

        /** The caller is authenticated, but not authorized. */
        FORBIDDEN,

        /** The resource does not exist or is not visible to the caller. */
        NOT_FOUND,

        /** The resource existed, and is no longer available. */
        GONE,

        /** The current state does not allow the operation. */
        CONFLICT,

        /** A precondition of the caller is not met. */
        PRECONDITION_FAILED,

        /** An identical request is in progress; its outcome is known shortly. */
        IN_PROGRESS,

        /** The service is temporarily unavailable; a retry may succeed. */
        UNAVAILABLE
    }

    /**
     * Creates a failure.
     *
     * @param kind its kind
     * @param code its stable code, the same in all layers: lower-case words joined by hyphens
     */
    protected Failure(Kind kind, String code) {
        super(null, null, false, false);
        this.kind = kind;
        this.code = requireCode(code);
    }

    /**
     * Creates a failure with a technical cause for the log.
     *
     * @param kind its kind
     * @param code its stable code, the same in all layers: lower-case words joined by hyphens
     * @param cause the cause
     */
    protected Failure(Kind kind, String code, Throwable cause) {
        super(null, cause, false, false);
        this.kind = kind;
        this.code = requireCode(code);
    }

    private static String requireCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "The code of a failure consists of lower-case words joined by hyphens: " + code);
        }
        return code;
    }

    /** {@return the kind} */
    public final Kind kind() {
        return kind;
    }

    /** {@return the stable code, the same in all layers} */
    public final String code() {
        return code;
    }

    /** {@return the limit that the request crossed, for the text of the failure; none by default} */
    public OptionalLong limit() {
        return OptionalLong.empty();
    }

    /**
     * {@return the greatest age of a sign-in that is recent enough, if the failure is that the caller's is older (RFC 9470
     * §3); none by default}
     */
    public Optional<Duration> maxAge() {
        return Optional.empty();
    }

    /** {@return the name of the failure's type} */
    @Override
    public String getMessage() {
        return getClass().getSimpleName();
    }
}
