package io.masthead.http.problem;

import java.util.Locale;

/**
 * A reason for a problem of a general type, which a client can act on: the detail of the problem says it. The texts are
 * in {@link ProblemTexts}.
 */
public enum ProblemReason {

    /** The address has characters that must be percent-encoded (RFC 3986 §2.1). */
    NOT_PERCENT_ENCODED,

    /** The path is not normalized, or has encoded separators or parameters. */
    AMBIGUOUS_PATH,

    /** The header {@code Host} is missing, or is no host with an optional port (RFC 3986 §3.2.2). */
    INVALID_HOST,

    /** The header {@code Host} names another machine than this one, on a port for this machine alone. */
    FOREIGN_HOST,

    /** The precondition names weak entity tags alone, such as a proxy makes when it compresses a response. */
    WEAK_ENTITY_TAG,

    /** The body has a content coding. */
    CONTENT_CODING;

    /** {@return the type of the problem} */
    public ProblemType type() {
        return switch (this) {
            case NOT_PERCENT_ENCODED, AMBIGUOUS_PATH, INVALID_HOST, FOREIGN_HOST -> ProblemType.BAD_REQUEST;
            case WEAK_ENTITY_TAG -> ProblemType.PRECONDITION_FAILED;
            case CONTENT_CODING -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
        };
    }

    /** {@return the reason in keys of texts} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
