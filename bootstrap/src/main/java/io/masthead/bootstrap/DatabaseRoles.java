package io.masthead.bootstrap;

/**
 * Who the two logins are to the database, as identifiers of SQL.
 *
 * @param owner who makes and changes tables
 * @param service who reads and writes rows
 */
record DatabaseRoles(String owner, String service) {

    boolean separate() {
        return !owner.equals(service);
    }
}
