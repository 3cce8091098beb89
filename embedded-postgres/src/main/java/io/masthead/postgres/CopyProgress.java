package io.masthead.postgres;

/** Receives the progress of a backup or a restore. */
@FunctionalInterface
public interface CopyProgress {

    /**
     * Updates the progress.
     *
     * @param done the bytes that are done
     * @param total the bytes of the whole; it may grow
     */
    void reached(long done, long total);
}
