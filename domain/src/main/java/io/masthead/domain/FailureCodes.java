package io.masthead.domain;

/** Codes that several failures share, since callers can do the same about all of them. */
public final class FailureCodes {

    /** A rule of the request is broken. */
    public static final String INVALID_REQUEST = "invalid-request";

    /** The proof of who calls does not count, or not any more. */
    public static final String UNAUTHORIZED = "unauthorized";

    /** The service is away, full or too busy. */
    public static final String UNAVAILABLE = "unavailable";

    private FailureCodes() {}
}
