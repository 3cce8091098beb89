package io.masthead.domain.audit;

/** What is recorded (ASVS 5.0 16.3.1, 16.3.2). */
public enum AuditAction {
    /** An account was made. */
    ACCOUNT_REGISTERED,
    /** Someone signed in. */
    SIGNED_IN,
    /** Address and password did not belong together, or nothing helped because of a wait. */
    SIGN_IN_FAILED,
    /** Too many failures started a wait. */
    SIGN_IN_BLOCKED,
    /** The password was replaced. */
    PASSWORD_CHANGED,
    /** The e-mail address was replaced. */
    EMAIL_CHANGED,
    /** The role was replaced. */
    ROLE_CHANGED,
    /** The account was deleted. */
    ACCOUNT_CLOSED,
    /** A session ended before its time. */
    SESSION_ENDED,
    /** A spent refresh token was shown again, which ended its session. */
    TOKEN_REUSED,
    /** An account was joined to an identity of an outside provider. */
    IDENTITY_LINKED
}
