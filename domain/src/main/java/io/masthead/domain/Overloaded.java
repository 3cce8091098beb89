package io.masthead.domain;

/** Overload: the service receives more concurrent requests than it can process; a retry may succeed. */
public final class Overloaded extends Failure {

    /** Creates the failure. */
    public Overloaded() {
        super(Kind.UNAVAILABLE, FailureCodes.UNAVAILABLE);
    }
}
