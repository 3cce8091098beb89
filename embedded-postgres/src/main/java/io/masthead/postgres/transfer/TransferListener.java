package io.masthead.postgres.transfer;

/** Listener to the progress of a transfer. */
public interface TransferListener {

    /**
     * Called after each transaction that copied rows, and once before the first.
     *
     * @param rows the rows that are in the target
     * @param total the rows of the source
     */
    void copied(long rows, long total);

    /** Called when all rows are copied, before both databases are compared. */
    void comparing();
}
