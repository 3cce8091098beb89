package io.masthead.bootstrap.settings;

import java.util.List;
import java.util.Optional;

/** Database of the service. */
public sealed interface Database {

    /** Embedded PostgreSQL, which this service starts and stops, below the data directory. */
    record Embedded() implements Database {}

    /**
     * External PostgreSQL.
     *
     * @param jdbcUrl hosts, database and parameters as the driver reads them, without user and password
     * @param user the role to log in as; without one the driver takes the user of the operating system
     * @param password the password of the role, if it has one
     */
    record External(String jdbcUrl, Optional<String> user, Optional<String> password) implements Database {

        /**
         * Reads the address of a database that is no setting.
         *
         * @param name the name of the address in messages
         * @param text the address, in the form of {@code DATABASE_URL}
         * @return the database
         * @throws InvalidSettings if the address is malformed
         */
        public static External of(String name, String text) {
            try {
                return DatabaseUrl.parse(text);
            } catch (MalformedValue malformed) {
                throw new InvalidSettings(List.of(name + " " + malformed.rule()));
            }
        }

        /** {@return a text without any part of the address: its parameters may contain secrets too} */
        @Override
        public String toString() {
            return "External[...]";
        }
    }
}
