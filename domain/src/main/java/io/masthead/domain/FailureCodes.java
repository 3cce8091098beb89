package io.masthead.domain;

/** Codes shared by several failures that callers handle the same way. */
public final class FailureCodes {

    /** The request is invalid. */
    public static final String INVALID_REQUEST = "invalid-request";

    /** The credentials are not valid, or no longer. */
    public static final String UNAUTHORIZED = "unauthorized";

    /** The service is temporarily unavailable or overloaded. */
    public static final String UNAVAILABLE = "unavailable";

    private FailureCodes() {}
}
