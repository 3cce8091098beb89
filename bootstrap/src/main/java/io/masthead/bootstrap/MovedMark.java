package io.masthead.bootstrap;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Mark in a data directory whose data was moved to another PostgreSQL: a service that went on with the older state would
 * accept what the new one never gets. Deleting the file takes the mark away.
 */
record MovedMark(Path file) {

    static MovedMark in(Path dataDirectory) {
        return new MovedMark(dataDirectory.resolve("moved"));
    }

    boolean exists() {
        return Files.exists(file);
    }

    /**
     * Sets it, on the disk, or leaves none.
     *
     * @param place the database that has the data now, in its first line
     */
    void set(String place, Instant now) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel directory = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            Files.writeString(
                    unfinished,
                    place + "\nhas the data of this directory since "
                            + now.truncatedTo(ChronoUnit.SECONDS)
                            + ".\nWithout this file, Masthead starts on the state of that moment.\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            directory.force(true);
        } catch (IOException problem) {
            boolean unused = unfinished.toFile().delete();
            throw new StartupProblem(
                    "The file " + file + " cannot be written: see that its disk has room and its directory is writable;"
                            + " the same command again continues where it stopped.",
                    problem);
        }
    }

    void requireMissing() {
        reason().ifPresent(moved -> {
            throw new StartupProblem("The " + moved.substring("the ".length()) + ".");
        });
    }

    /** {@return that the data was moved, where to, and the remedy, as a clause, if it was} */
    Optional<String> reason() {
        return exists()
                ? Optional.of("the data in " + file.resolveSibling("") + " was moved to another PostgreSQL" + place()
                        + ": set DATABASE_URL to that one, or delete the file " + file
                        + " to go on with the state before the move")
                : Optional.empty();
    }

    private String place() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .filter(line -> !line.isBlank())
                    .map(line -> " (" + line + ")")
                    .orElse("");
        } catch (IOException unreadable) {
            return ""; // the mark counts without it
        }
    }
}
