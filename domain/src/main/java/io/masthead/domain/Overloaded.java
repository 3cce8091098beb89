package io.masthead.domain;

/** More is asked of the service at once than it can do: the same a little later may well succeed. */
public final class Overloaded extends Failure {

    /** The failure. */
    public Overloaded() {
        super(Kind.UNAVAILABLE, FailureCodes.UNAVAILABLE);
    }
}
