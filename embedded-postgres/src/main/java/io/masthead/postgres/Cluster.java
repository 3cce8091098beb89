package io.masthead.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files of the database: created once, completely or not at all, and only opened by the version that created them. */
final class Cluster {

    static final String VERSION = "PG_VERSION";
    private static final Pattern VERSION_NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final int SECONDS_TO_DIE = 10;

    private final DataDirectory directory;
    private final PostgresAccount account;
    private final PostgresCommands commands;

    Cluster(DataDirectory directory, PostgresAccount account, PostgresCommands commands) {
        this.directory = directory;
        this.account = account;
        this.commands = commands;
    }

    /** Creates the cluster unless it exists; {@code binaries} are those that will open it. */
    void prepare(Path binaries) {
        try {
            if (Files.exists(directory.cluster().resolve(VERSION))) {
                refuseOtherVersion(binaries);
            } else {
                refuseStrangeFiles();
                initialise();
            }
        } catch (IOException cause) {
            throw PostgresProblems.writing(directory.host(), directory.root(), cause);
        }
    }

    private void initialise() throws IOException {
        Path unfinished = directory.unfinishedCluster();
        endAbandoned(unfinished.toString());
        FileTree.delete(unfinished);
        Files.createDirectory(unfinished, FileTree.privateDirectory());
        account.take(unfinished);
        Command.Outcome outcome = commands.initialise();
        if (!outcome.succeeded()) {
            FileTree.delete(unfinished);
            throw PostgresProblems.running(
                    "PostgreSQL cannot make its files in " + directory.cluster(), directory, outcome.output());
        }
        FileTree.rename(unfinished, directory.cluster());
    }

    /** An initdb whose parent was killed keeps writing for a moment, and must not write between our files. */
    private static void endAbandoned(String unfinished) {
        List<ProcessHandle> abandoned = ProcessHandle.allProcesses()
                .filter(process -> isInitdbOf(unfinished, process.info()))
                .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process)))
                .toList();
        abandoned.forEach(ProcessHandle::destroyForcibly);
        abandoned.forEach(process -> process.onExit()
                .completeOnTimeout(process, SECONDS_TO_DIE, TimeUnit.SECONDS)
                .join());
    }

    private static boolean isInitdbOf(String unfinished, ProcessHandle.Info process) {
        return process.command().orElse("").endsWith("/initdb")
                && Stream.of(process.arguments().orElse(new String[0])).anyMatch(unfinished::equals);
    }

    private void refuseStrangeFiles() throws IOException {
        Path cluster = directory.cluster();
        if (!Files.exists(cluster)) {
            return;
        }
        try (Stream<Path> files = Files.list(cluster)) {
            if (files.findAny().isPresent()) {
                throw new EmbeddedPostgresException(
                        "The directory " + cluster + " holds files, but no PostgreSQL data: move them" + " away, or "
                                + directory.host().giveAnotherDirectory() + ".");
            }
        }
    }

    private void refuseOtherVersion(Path binaries) throws IOException {
        Optional<Integer> theirs = version(directory.cluster());
        Optional<Integer> ours = PostgresBinaries.version(binaries);
        if (!theirs.equals(ours)) {
            String host = directory.host().name();
            boolean newer = theirs.orElse(0) > ours.orElse(0);
            throw new EmbeddedPostgresException("The data in " + directory.cluster() + " was written by PostgreSQL "
                    + Files.readString(directory.cluster().resolve(VERSION)).strip() + ", but this " + host
                    + " brings PostgreSQL " + ours.map(String::valueOf).orElse("of no version") + ": start "
                    + (newer
                            ? "a newer " + host + "."
                            : "this one without a command once, which upgrades the data, or use the " + host
                                    + " that wrote it."));
        }
    }

    /** {@return the major version of the PostgreSQL whose cluster a directory is, if it is one} */
    static Optional<Integer> version(Path cluster) throws IOException {
        Path file = cluster.resolve(VERSION);
        return Files.exists(file) ? versionNumber(Files.readString(file)) : Optional.empty();
    }

    /** {@return the major version of the cluster in a data directory, if there is one} */
    static Optional<Integer> versionIn(Path dataDirectory) throws IOException {
        return version(dataDirectory.resolve(DataDirectory.CLUSTER));
    }

    static Optional<Integer> versionNumber(String text) {
        return VERSION_NUMBER.matcher(text.strip()).matches()
                ? Optional.of(Integer.valueOf(text.strip()))
                : Optional.empty();
    }
}
