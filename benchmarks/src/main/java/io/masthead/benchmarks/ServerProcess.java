package io.masthead.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Server that is measured, in a process of its own.
 *
 * @param name its name
 * @param port the port that it listens on
 * @param process the process
 * @param log the file with its output
 * @param started when it was started, as {@link System#nanoTime()}
 */
record ServerProcess(String name, int port, Process process, Path log, long started) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * Starts a server.
     *
     * @param name its name
     * @param directory its working directory
     * @param java the options of the JVM, and what it runs
     * @param environment all its environment but {@code PATH} and {@code PORT}
     * @return the server, which may not be ready
     */
    static ServerProcess start(String name, Path directory, List<String> java, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        int port = freePort();
        Path log = directory.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().putAll(environment);
        return new ServerProcess(name, port, builder.start(), log, System.nanoTime());
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    long pid() {
        return process.pid();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** {@return the seconds from the start until a path is found} */
    double awaitReady(HttpClient client, String path) throws IOException, InterruptedException {
        HttpRequest probe = HttpRequest.newBuilder(URI.create(address() + path)).build();
        while (System.nanoTime() - started < PATIENCE.toNanos() && process.isAlive()) {
            try {
                if (client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return (System.nanoTime() - started) / 1e9;
                }
            } catch (IOException notYet) {
                // it does not listen
            }
            Thread.sleep(5);
        }
        throw new IOException("The " + name + " did not start:\n" + lastWords());
    }

    /** {@return the memory that the process occupies, in MB} */
    long residentMegabytes() throws IOException {
        String line = Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                .filter(status -> status.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }

    /** {@return the end of its output, without what it says of its daily work} */
    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log).stream()
                .filter(line -> !line.contains(" INFO "))
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    /** Ends the process; waits until it has ended. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
