package io.masthead.domain;

import java.time.Duration;
import java.util.Optional;

/** Authentication failure: the operation needs a more recent sign-in than that of the caller (RFC 9470). */
public final class ReauthenticationRequired extends Failure {

    /** The code of this failure. */
    public static final String CODE = "reauthentication-required";

    private final Duration maxAge;

    /**
     * Creates the failure.
     *
     * @param maxAge the greatest age of a sign-in that is recent enough
     */
    public ReauthenticationRequired(Duration maxAge) {
        super(Kind.UNAUTHENTICATED, CODE);
        this.maxAge = maxAge;
    }

    /** {@return the greatest age of a sign-in that is recent enough} */
    @Override
    public Optional<Duration> maxAge() {
        return Optional.of(maxAge);
    }
}
