package io.masthead.domain.user;

/** What an account may do beyond its own matters. */
public enum Role {
    /** Edits and deletes only what is its own. */
    USER,
    /** Edits and deletes everything, and appoints other admins. */
    ADMIN
}
