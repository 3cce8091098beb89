package io.masthead.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** What the host application has in a backup, beside the database and its password. */
public interface BackupContent {

    /** {@return the version of the host application} */
    String version();

    /** {@return the names of its own files in the data directory; those that do not exist are left out} */
    List<String> files();

    /**
     * {@return the names of the migrations that a database has had}
     *
     * @param owner a connection of the superuser
     */
    Set<String> migrationsOf(Connection owner) throws SQLException;

    /** {@return the names of the migrations that the host application knows} */
    Set<String> knownMigrations();

    /**
     * {@return what a restored database holds, in a few words}
     *
     * @param owner a connection of the superuser
     */
    String summary(Connection owner) throws SQLException;

    /**
     * Makes a restored database know that it is one: what came after the backup is lost.
     *
     * @param owner a connection of the superuser
     */
    void restored(Connection owner) throws SQLException;
}
