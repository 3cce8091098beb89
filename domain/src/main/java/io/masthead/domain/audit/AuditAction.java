package io.masthead.domain.audit;

/** Actions recorded in the audit log (ASVS 5.0 16.3.1, 16.3.2). */
public enum AuditAction {
    /** An account was registered. */
    ACCOUNT_REGISTERED,
    /** A user signed in. */
    SIGNED_IN,
    /** A sign-in failed: wrong e-mail address or password, or sign-in was blocked. */
    SIGN_IN_FAILED,
    /** Too many failures blocked sign-in for a time. */
    SIGN_IN_BLOCKED,
    /** The password was changed. */
    PASSWORD_CHANGED,
    /** The e-mail address was changed. */
    EMAIL_CHANGED,
    /** The role was changed. */
    ROLE_CHANGED,
    /** The account was deleted. */
    ACCOUNT_CLOSED,
    /** A session was ended before it expired. */
    SESSION_ENDED,
    /** A spent refresh token was reused, which ended its session. */
    TOKEN_REUSED,
    /** An account was linked to an identity of an external provider. */
    IDENTITY_LINKED,
    /** An admin refused the identities of an account for good. */
    IDENTITY_REFUSED
}
