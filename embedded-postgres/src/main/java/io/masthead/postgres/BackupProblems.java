package io.masthead.postgres;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;

/** Messages about backups: one sentence each, with the path and the remedy. */
final class BackupProblems {

    private BackupProblems() {}

    static EmbeddedPostgresException writing(Path file, IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            return interrupted();
        }
        if (PostgresProblems.isDiskFull(cause)) {
            return noRoom(file);
        }
        return new EmbeddedPostgresException(
                "The backup cannot be written to " + file + " (" + PostgresProblems.reason(cause)
                        + "): name a file that this user may write.",
                cause);
    }

    static EmbeddedPostgresException noRoom(Path file) {
        return new EmbeddedPostgresException("The disk that holds " + file
                + " is full: free some space there, or name a file on another disk; this backup was removed.");
    }

    static EmbeddedPostgresException noRoomForData(Path file, long mebibytes) {
        return new EmbeddedPostgresException("The disk that holds " + file + " and the data has less than " + mebibytes
                + " MiB left, which the data may need: name a file on another disk; this backup was removed.");
    }

    static EmbeddedPostgresException noRoomForLog(Path data, long mebibytes) {
        return new EmbeddedPostgresException("The disk that holds " + data + " has less than " + Math.max(1, mebibytes)
                + " MiB left, and the database keeps its log there until the end of a backup: free some space there, or"
                + " make the backup while less is written; this backup was removed.");
    }

    static EmbeddedPostgresException readingData(Path file, IOException cause) {
        return cause instanceof ClosedByInterruptException
                ? interrupted()
                : new EmbeddedPostgresException(
                        "The file " + file + " of the data cannot be read (" + PostgresProblems.reason(cause)
                                + "): run the command as the user that the service runs as.",
                        cause);
    }

    static EmbeddedPostgresException reading(Path file, IOException cause) {
        return cause instanceof ClosedByInterruptException
                ? interrupted()
                : new EmbeddedPostgresException(
                        "The file " + file + " cannot be read (" + PostgresProblems.reason(cause)
                                + "): make it readable for this user, or name another backup.",
                        cause);
    }

    static EmbeddedPostgresException foreign(Path file, HostApplication host) {
        return new EmbeddedPostgresException(
                "The file " + file + " is no backup of " + host.name() + ": name one that it has written.");
    }

    static EmbeddedPostgresException damaged(Path file) {
        return new EmbeddedPostgresException("The backup " + file
                + " is cut off or altered: copy it again from where it was made, or restore another one.");
    }

    static EmbeddedPostgresException newer(Path file, String version, HostApplication host) {
        return new EmbeddedPostgresException("The backup " + file + " was written by " + host.name() + " " + version
                + ", which is newer than this one: restore it with that version.");
    }

    static EmbeddedPostgresException interrupted() {
        return new EmbeddedPostgresException("Interrupted; nothing is left of it.");
    }

    /** Throws if this thread is to end. */
    static void endIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
    }
}
