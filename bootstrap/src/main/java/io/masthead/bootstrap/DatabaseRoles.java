package io.masthead.bootstrap;

/**
 * Roles of the two logins, as SQL identifiers.
 *
 * @param owner the role that creates and changes tables
 * @param service the role that reads and writes rows
 */
record DatabaseRoles(String owner, String service) {

    boolean separate() {
        return !owner.equals(service);
    }
}
