package io.masthead.adapters.cli;

import java.nio.file.Path;

/** Backups of the database for commands. */
public interface Backups {

    /**
     * Writes a backup, and leaves nothing if it cannot.
     *
     * @param file the file, which must not exist
     * @param progress receives the progress
     * @return what was done, in one sentence
     * @throws CommandRefused if that is impossible
     */
    String write(Path file, ByteProgress progress);

    /**
     * Restores a backup, and leaves nothing if it cannot.
     *
     * @param file the backup
     * @param progress receives the progress
     * @return what was done, in one sentence
     * @throws CommandRefused if that is impossible
     */
    String restore(Path file, ByteProgress progress);

    /** Receives the progress of a command that copies. */
    interface ByteProgress {

        /**
         * Updates the progress.
         *
         * @param done the bytes that are done
         * @param total the bytes of the whole; it may grow
         */
        void reached(long done, long total);
    }
}
