package common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Program that runs beside the service, until it is closed. Its output is in a file. */
public final class Daemon implements AutoCloseable {

    private static final int PATIENCE = 90;

    private final Process process;
    private final Path log;

    private Daemon(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Daemon start(Path directory, Path log, Map<String, String> environment, List<String> words)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new Daemon(builder.start(), log);
    }

    public static Daemon start(Path directory, Path log, List<String> words) throws IOException {
        return start(directory, log, Map.of(), words);
    }

    public long pid() {
        return process.pid();
    }

    public boolean runs() {
        return process.isAlive();
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    public void signal(String name) throws IOException, InterruptedException {
        Command.signal(name, pid());
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** {@return the exit code, or -1 if it still runs after so many seconds} */
    public int awaitExit(double seconds) throws InterruptedException {
        return process.waitFor((long) (seconds * 1_000), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
    }

    /** Waits for a line of its output. */
    public void awaitOutput(String text) throws IOException, InterruptedException {
        Await.until(PATIENCE, "a program that says " + text, () -> !runs() || log().contains(text));
        if (!log().contains(text)) {
            throw new IllegalStateException(log());
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (runs()) {
            terminate();
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }
}
