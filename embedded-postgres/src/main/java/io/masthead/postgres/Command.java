package io.masthead.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Program to run in {@code directory} until it ends or a timeout. */
record Command(List<String> words, Path directory) {

    /** The programs that it runs, and the time zone of its log. */
    private static final Set<String> NEEDED = Set.of("PATH", "TZ");

    /** Result of a command; {@code output} is the text of both of its streams. */
    record Outcome(boolean succeeded, String output) {}

    Outcome run(Duration limit) {
        try {
            return finish(started(), limit);
        } catch (IOException cause) {
            return new Outcome(false, String.valueOf(cause.getMessage()));
        }
    }

    /**
     * The variables that the program sees, out of {@code inherited}. Those of the host application may be secrets, and the
     * environment of a process can be read; those of libpq and the server would silently change the started program.
     */
    static void clean(Map<String, String> inherited) {
        boolean unused = inherited.keySet().retainAll(NEEDED);
        // Messages are parsed: they must be in one language.
        inherited.put("LC_ALL", "C");
    }

    private Process started() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        clean(builder.environment());
        Process process = RunningPrograms.start(builder.redirectErrorStream(true), directory);
        process.getOutputStream().close();
        return process;
    }

    private Outcome finish(Process process, Duration limit) throws IOException {
        CompletableFuture<String> output =
                CompletableFuture.supplyAsync(() -> textOf(process), Thread::startVirtualThread);
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome(process.exitValue() == 0, output.join());
            }
            stop(process);
            return new Outcome(false, words.getFirst() + " took longer than " + limit.toSeconds() + " seconds");
        } catch (InterruptedException interrupted) {
            stop(process);
            Thread.currentThread().interrupt();
            return new Outcome(false, "interrupted");
        } catch (CompletionException problem) {
            throw new IOException("The output of " + words.getFirst() + " cannot be read", problem);
        }
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String textOf(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
