package io.masthead.postgres;

import java.util.regex.Pattern;

/**
 * Program with an embedded PostgreSQL: the names in its database, and the names in messages to its operator.
 *
 * @param name the name of the program
 * @param database the name of the database, and of the superuser, who owns it
 * @param serviceRole the role that the running program logs in as
 * @param dataDirectorySetting the setting of the program for the directory of the data
 * @param databaseSetting the setting of the program for a PostgreSQL instead of the embedded one
 */
public record HostApplication(
        String name, String database, String serviceRole, String dataDirectorySetting, String databaseSetting) {

    /** Used in SQL and command lines without quoting. */
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    /**
     * Refuses names that would need quotes in SQL.
     *
     * @throws IllegalArgumentException if {@code database} or {@code serviceRole} is not made of small letters, digits
     *     and underscores, or is longer than 63 of them
     */
    public HostApplication {
        requireIdentifier(database);
        requireIdentifier(serviceRole);
    }

    String giveAnotherDirectory() {
        return "give " + name + " another data directory with " + dataDirectorySetting;
    }

    String useExternalDatabase() {
        return "use a PostgreSQL of your own with " + databaseSetting;
    }

    String setExternalDatabase() {
        return "set " + databaseSetting + " to a PostgreSQL that it may use";
    }

    private static void requireIdentifier(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain name of a database or role: " + name);
        }
    }
}
