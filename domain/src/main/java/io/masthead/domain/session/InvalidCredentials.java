package io.masthead.domain.session;

/** Address and password do not belong together. Deliberately says no more (ASVS 5.0 6.3.8). */
public final class InvalidCredentials extends SessionFailure {

    /** Makes the failure. */
    public InvalidCredentials() {}
}
