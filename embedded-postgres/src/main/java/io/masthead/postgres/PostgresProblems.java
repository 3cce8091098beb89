package io.masthead.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages about problems: one sentence each, with the path and the remedy. */
final class PostgresProblems {

    private static final Pattern DISK_FULL =
            Pattern.compile("No space left on device|Disk quota exceeded|wrote only \\d+ of \\d+ bytes");
    private static final Pattern SERIOUS = Pattern.compile("\\b(?:PANIC|FATAL|ERROR|fatal|error):\\s+(.+)");

    private PostgresProblems() {}

    static EmbeddedPostgresException writing(HostApplication host, Path path, IOException cause) {
        String reason = reason(cause);
        if (isDiskFull(cause)) {
            return new EmbeddedPostgresException(diskFullSentence(host, path), cause);
        }
        String owner = cause instanceof AccessDeniedException ? "run it as the owner of the data, " : "";
        return new EmbeddedPostgresException(
                host.name() + " cannot write to " + path + " (" + reason + "): " + owner
                        + "give it a data directory of its own with " + host.dataDirectorySetting() + ", or "
                        + host.useExternalDatabase() + ".",
                cause);
    }

    /** The last message in {@code output} of a failed command or server that is an error. */
    static EmbeddedPostgresException running(String failure, DataDirectory directory, String output) {
        if (DISK_FULL.matcher(output).find()) {
            return diskFull(directory.host(), directory.root());
        }
        return new EmbeddedPostgresException(failure + " (" + lastWords(output) + "): see " + directory.log() + ", "
                + directory.host().giveAnotherDirectory() + ", or "
                + directory.host().useExternalDatabase() + ".");
    }

    static EmbeddedPostgresException diskFull(HostApplication host, Path path) {
        return new EmbeddedPostgresException(diskFullSentence(host, path));
    }

    private static String diskFullSentence(HostApplication host, Path path) {
        return "The disk that holds " + path + " is full: free some space there, or " + host.giveAnotherDirectory()
                + ".";
    }

    private static String lastWords(String output) {
        String words = "it gave no reason";
        boolean serious = false;
        for (String line : output.lines().map(String::strip).toList()) {
            Matcher matcher = SERIOUS.matcher(line);
            if (matcher.find()) {
                words = matcher.group(1);
                serious = true;
            } else if (!serious && !line.isEmpty()) {
                words = line;
            }
        }
        return words;
    }

    static boolean isDiskFull(IOException cause) {
        return DISK_FULL.matcher(reason(cause)).find();
    }

    static String reason(IOException cause) {
        if (cause instanceof FileAlreadyExistsException) {
            return "a file is in its place";
        }
        if (cause instanceof NoSuchFileException) {
            return "it cannot be created there";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}
