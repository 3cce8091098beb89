package io.masthead.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Files of the database: created once, completely or not at all, and only opened by the version that created them. */
final class Cluster {

    static final String VERSION = "PG_VERSION";
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
                refuseOtherVersion(versionOf(binaries));
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

    private void refuseOtherVersion(String ours) throws IOException {
        String theirs = Files.readString(directory.cluster().resolve(VERSION)).strip();
        if (!theirs.equals(ours)) {
            String host = directory.host().name();
            throw new EmbeddedPostgresException("The data in " + directory.cluster() + " was written by PostgreSQL "
                    + theirs + ", but this " + host + " brings PostgreSQL " + ours + ": start the " + host
                    + " that wrote it, or move the data over with pg_dump.");
        }
    }

    /** initdb takes the version from this same line. */
    static String versionOf(Path binaries) throws IOException {
        try (Stream<String> lines = Files.lines(binaries.resolve("share/postgresql/postgres.bki"))) {
            return lines.findFirst()
                    .orElse("")
                    .replaceFirst("^# PostgreSQL ", "")
                    .strip();
        }
    }
}
