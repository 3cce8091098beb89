package io.masthead.adapters.cli;

import java.util.List;

/** Moves the embedded database to another PostgreSQL for a command. */
public interface DatabaseMove {

    /**
     * Moves what an earlier, interrupted run has not moved yet.
     *
     * @param address the address of the other database, in the form of DATABASE_URL
     * @param listener listens to the progress
     * @return lines that tell the operator how to switch to the other database
     * @throws CommandRefused if the move cannot begin or continue
     */
    List<String> run(String address, Listener listener);

    /** Listener to the progress of a move. */
    interface Listener {

        /**
         * Called for each part that is moved, and once before the first.
         *
         * @param rows the rows that are moved
         * @param total all rows
         */
        void moved(long rows, long total);

        /** Called when all rows are moved, before both databases are compared. */
        void comparing();
    }
}
