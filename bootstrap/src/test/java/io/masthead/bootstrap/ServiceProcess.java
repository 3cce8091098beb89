package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.bootstrap.secrecy.Printed;
import io.masthead.bootstrap.secrecy.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The executable jar, as a process of its own. */
final class ServiceProcess implements AutoCloseable {

    /** The Java that runs the tests. */
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Pattern READY = Pattern.compile("API: (http://localhost:[0-9]+) ");
    private static final Pattern MANAGEMENT = Pattern.compile("Management: (http://127\\.0\\.0\\.1:[0-9]+)/actuator");
    private static final Pattern DATA = Pattern.compile(" Data: (/\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path output;

    private ServiceProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts the jar as it is built. */
    static ServiceProcess startJar(Path directory) throws IOException {
        return start(directory, Map.of(), List.of("-jar", ExtractedJar.JAR.toString()), List.of());
    }

    /** Starts the extracted jar in a directory, with PORT=0 unless the settings say otherwise. */
    static ServiceProcess start(Path directory, Map<String, String> settings) throws IOException {
        return start(directory, settings, List.of());
    }

    /** Runs a command of the jar. */
    static ServiceProcess start(Path directory, Map<String, String> settings, List<String> arguments)
            throws IOException {
        if (!settings.containsKey("DATABASE_URL")) {
            ExtractedJar.data().copyTo(directory);
        }
        return start(directory, settings, ExtractedJar.options(), arguments);
    }

    /** Starts Java with options, the last of which name the jar. */
    static ServiceProcess start(
            Path directory, Map<String, String> settings, List<String> options, List<String> arguments)
            throws IOException {
        return start(directory, settings, List.of(JAVA), options, arguments);
    }

    /**
     * Starts Java in the directory that a script of the shell goes to, whose name the Java of the tests need not know.
     */
    static ServiceProcess startBehind(String script, Path directory, Map<String, String> settings, List<String> options)
            throws IOException {
        return start(
                directory, settings, List.of("sh", "-c", script + " && exec \"$0\" \"$@\"", JAVA), options, List.of());
    }

    /** Starts another program, such as one that starts Java. */
    static ServiceProcess startCommand(Path directory, Map<String, String> settings, List<String> command)
            throws IOException {
        return start(directory, settings, command, List.of(), List.of());
    }

    private static ServiceProcess start(
            Path directory,
            Map<String, String> settings,
            List<String> java,
            List<String> options,
            List<String> arguments)
            throws IOException {
        Path output = Files.createTempFile("masthead", ".log");
        List<String> command = new ArrayList<>(java);
        command.addAll(options);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PORT", "0");
        builder.environment().put("SHUTDOWN_DELAY", "0s");
        builder.environment().putAll(settings);
        Secrets.KNOWN.addSettings(settings);
        return new ServiceProcess(builder.start(), output);
    }

    /** Waits until it reports that it is ready, and returns a client. */
    Http awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Matcher ready = READY.matcher(output());
            if (ready.find()) {
                return new Http(ready.group(1));
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError("Not ready: " + output());
    }

    /** {@return a client of the management port, once it is ready} */
    Http management() {
        Matcher address = MANAGEMENT.matcher(output());
        assertThat(address.find()).isTrue();
        return Http.undescribed(address.group(1));
    }

    /** {@return what its JVM answers to a command of {@code jcmd}} */
    String diagnose(String command) throws IOException {
        Process jcmd = new ProcessBuilder(JAVA.replaceFirst("java$", "jcmd"), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Waits until it accepts no more connections. */
    void awaitRefusal(String host, int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                new Socket(host, port).close();
            } catch (ConnectException refused) {
                return;
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("Ended too early: " + output());
            }
        }
        throw new AssertionError("Still lets callers in: " + output());
    }

    /** Waits until it exits, and returns the exit code. */
    int awaitExit() throws InterruptedException {
        return awaitExit(PATIENCE);
    }

    int awaitExit(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Still running: " + output());
        }
        remember();
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        terminate();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException interrupted) {
            kill();
            Thread.currentThread().interrupt();
        }
        remember();
    }

    /** Keeps its output until all tests have run. */
    private void remember() {
        Printed.addOutput(output());
        Matcher data = DATA.matcher(output());
        if (data.find()) {
            Printed.addFilesOf(Path.of(data.group(1)));
        }
    }
}
