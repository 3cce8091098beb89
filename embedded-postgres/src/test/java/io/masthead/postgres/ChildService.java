package io.masthead.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVM of its own that runs a server and writes rows, and that a test can kill. */
final class ChildService implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;
    private final Path directory;
    private final String firstWords;

    private ChildService(Process process, Path directory, String firstWords) {
        this.process = process;
        this.directory = directory;
        this.firstWords = firstWords;
    }

    static ChildService start(Path directory) throws IOException {
        return start(List.of(), classPath(), directory, TestServers.binaries().toString());
    }

    static ChildService start(List<String> prefix, String classPath, Path directory, String... binaries)
            throws IOException {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of(java(), "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classPath));
        words.addAll(List.of(ChildService.class.getName(), directory.toString()));
        words.addAll(List.of(binaries));
        Process process = new ProcessBuilder(words)
                .directory(directory.getRoot().toFile())
                .redirectErrorStream(true)
                .start();
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        return new ChildService(process, directory, String.valueOf(reader.readLine()));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    boolean isReady() {
        return firstWords.equals(READY);
    }

    String firstWords() {
        return firstWords;
    }

    long processId() {
        return process.pid();
    }

    /** The same as kill -9. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** Lets it close its server and end; its output must not contain the password. */
    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            process.getOutputStream().close();
        }
        String printed =
                firstWords + "\n" + process.inputReader(StandardCharsets.UTF_8).readAllAsString();
        process.onExit().join();
        Path password = directory.resolve("postgres-password");
        if (Files.exists(password)) {
            assertThat(printed).doesNotContain(Files.readString(password).strip());
        }
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        try (EmbeddedPostgres postgres = arguments.length == 1
                ? EmbeddedPostgres.start(directory, TestServers.HOST)
                : EmbeddedPostgres.start(
                        directory, TestServers.HOST, ignored -> Path.of(arguments[1]), TestServers::freePort)) {
            TestServers.execute(postgres, "create table if not exists notes (id int generated always as identity)");
            TestServers.execute(postgres, "insert into notes default values");
            TestServers.execute(postgres, "insert into notes default values");
            System.out.println(READY);
            while (System.in.read() >= 0) {
                // until the test lets go, or kills
            }
        } catch (EmbeddedPostgresException problem) {
            System.out.println(problem.getMessage());
        }
    }
}
