package io.masthead.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Programs of PostgreSQL that this process has started, so that none of them outlives a start that is interrupted. */
final class RunningPrograms {

    private static final long MILLIS_TO_DIE = 1000;

    private static final Set<Path> DIRECTORIES = new HashSet<>();
    private static boolean aborted;

    private RunningPrograms() {}

    static synchronized Process start(ProcessBuilder program, Path directory) throws IOException {
        if (aborted) {
            throw new IOException("The start was interrupted");
        }
        boolean unused = DIRECTORIES.add(directory);
        return program.start();
    }

    /** Kills them, which loses nothing that is acknowledged; no other one is started. */
    static synchronized void abort() {
        aborted = true;
        if (DIRECTORIES.isEmpty()) {
            return;
        }
        kill(RunningPrograms::isOurs);
    }

    /** Kills those of a directory. */
    static void kill(Path directory) {
        kill(process -> isOf(process, directory));
    }

    private static void kill(Predicate<ProcessHandle> ours) {
        // Those that start others first: pg_ctl, and initdb, whose single-user server is its child.
        kill(ProcessHandle.current().descendants().filter(ours).toList());
        // The server is a child of no process any more.
        kill(ProcessHandle.allProcesses().filter(ours).toList());
    }

    private static void kill(List<ProcessHandle> programs) {
        programs.forEach(ProcessHandle::destroyForcibly);
        programs.forEach(program -> program.onExit()
                .completeOnTimeout(program, MILLIS_TO_DIE, TimeUnit.MILLISECONDS)
                .join());
    }

    private static boolean isOurs(ProcessHandle process) {
        return DIRECTORIES.stream().anyMatch(directory -> isOf(process, directory));
    }

    private static boolean isOf(ProcessHandle process, Path directory) {
        return Stream.of(process.info().arguments().orElse(new String[0]))
                .anyMatch(argument -> argument.startsWith(directory + "/"));
    }
}
