package io.masthead.domain;

import java.util.regex.Pattern;

/**
 * Refusal or trouble that the caller can act on.
 *
 * <p>Kinds are closed, so that whoever translates failures (to HTTP, to exit codes) does so in one exhaustive table. Codes
 * are open: a feature, also one of another team, adds failures of its own without touching anything else. A failure
 * carries data, never text for people; its message names the type alone, so that no personal data reaches a log by way of
 * it. Failures have no stack trace: they are outcomes, not bugs.
 */
public abstract class Failure extends RuntimeException {

    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*");

    private final Kind kind;
    private final String code;

    /** What the caller can do about a failure. */
    public enum Kind {

        /** The request breaks a rule: another one may succeed. */
        INVALID,

        /** The caller is not known, or not any more: it has to sign in. */
        UNAUTHENTICATED,

        /** The caller is known, and has no right to this. */
        FORBIDDEN,

        /** The caller sees nothing there. */
        NOT_FOUND,

        /** The present state does not allow this. */
        CONFLICT,

        /** The state is not the one that the caller made a condition. */
        PRECONDITION_FAILED,

        /** The same is being done at this moment: its outcome is known a little later. */
        IN_PROGRESS,

        /** Trouble of the service that may pass: the same a little later may well succeed. */
        UNAVAILABLE
    }

    /**
     * A failure.
     *
     * @param kind what the caller can do about it
     * @param code its name through all layers, stable: lower-case words joined by hyphens
     */
    protected Failure(Kind kind, String code) {
        super(null, null, false, false);
        this.kind = kind;
        this.code = requireCode(code);
    }

    /**
     * A failure with a technical cause, for the log.
     *
     * @param kind what the caller can do about it
     * @param code its name through all layers, stable: lower-case words joined by hyphens
     * @param cause the cause
     */
    protected Failure(Kind kind, String code, Throwable cause) {
        super(null, cause, false, false);
        this.kind = kind;
        this.code = requireCode(code);
    }

    private static String requireCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("The code of a failure is lower-case words joined by hyphens: " + code);
        }
        return code;
    }

    /** {@return what the caller can do about it} */
    public final Kind kind() {
        return kind;
    }

    /** {@return its name through all layers, stable} */
    public final String code() {
        return code;
    }

    /** {@return the name of the failure's type} */
    @Override
    public String getMessage() {
        return getClass().getSimpleName();
    }
}
