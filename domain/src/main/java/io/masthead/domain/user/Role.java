package io.masthead.domain.user;

/** Role of an account. */
public enum Role {
    /** May edit and delete only own resources. */
    USER,
    /** May edit and delete all resources and grant roles. */
    ADMIN
}
