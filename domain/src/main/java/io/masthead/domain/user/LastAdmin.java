package io.masthead.domain.user;

/** The last admin can be neither demoted nor deleted. */
public final class LastAdmin extends UserFailure {

    /** Makes the failure. */
    public LastAdmin() {}
}
