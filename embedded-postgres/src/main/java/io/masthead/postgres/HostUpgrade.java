package io.masthead.postgres;

/** Part of the host application in the upgrade of its data to a newer PostgreSQL. */
public interface HostUpgrade {

    /**
     * Brings the tables in a database up to date, and makes them in an empty one. The upgrade copies the rows.
     *
     * @param jdbcUrl the database
     * @param owner the login that owns the tables
     */
    void migrate(String jdbcUrl, EmbeddedPostgres.Login owner);

    /**
     * Tells the operator how far the upgrade is.
     *
     * @param sentence a sentence
     */
    void report(String sentence);
}
