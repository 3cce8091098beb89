package common;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The service in a process of its own, at the same address from start to start. */
public final class Service implements AutoCloseable {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern METRIC = Pattern.compile("(?m)^(\\w+)(?:\\{([^}]*)})? (\\S+)$");
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final int PATIENCE = 300;

    private final Path directory;
    private final Map<String, String> environment;
    private final List<String> words;
    private final int port;
    private final int management;
    private Optional<Daemon> process = Optional.empty();

    Service(Path directory, int port, int management, Map<String, String> environment, List<String> words) {
        this.directory = directory;
        this.port = port;
        this.management = management;
        this.environment = environment;
        this.words = words;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public URI management() {
        return URI.create("http://127.0.0.1:" + management);
    }

    public int port() {
        return port;
    }

    public Path directory() {
        return directory;
    }

    /** Starts it without waiting. */
    public void launch() throws IOException {
        Daemon started = Daemon.start(directory, logFile(), environment, words);
        process = Optional.of(started);
    }

    /** {@return the seconds until it was ready} */
    public double start() throws IOException, InterruptedException {
        launch();
        return awaitReady();
    }

    /** {@return the seconds until it is ready} */
    public double awaitReady() throws IOException, InterruptedException {
        double time = Await.within(PATIENCE, () -> !runs() || isReady());
        if (time < 0 || !runs()) {
            throw new IllegalStateException("The service did not become ready: " + tail(log()));
        }
        return time;
    }

    public boolean isReady() {
        try (Clients clients = new Clients(address())) {
            return clients.send(Request.get("/readyz"), PROBE).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Runs a command of the jar on its data, to its end. */
    public Command command(String... arguments) throws IOException, InterruptedException {
        Daemon daemon = launchCommand(arguments);
        int exit = daemon.awaitExit(600);
        return new Command(exit, daemon.log());
    }

    /** Starts a command of the jar on its data. */
    public Daemon launchCommand(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(arguments));
        return Daemon.start(directory, Files.createTempFile(directory, "command", ".log"), environment, all);
    }

    public boolean runs() {
        return process.filter(Daemon::runs).isPresent();
    }

    public Daemon process() {
        return process.orElseThrow(() -> new IllegalStateException("The service was not started."));
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process().kill();
    }

    /** {@return the process of the embedded PostgreSQL} */
    public long embeddedPostgres() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("data"), 3)) {
            Path file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The embedded PostgreSQL does not run."));
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        }
    }

    private Path logFile() {
        return directory.resolve("service.log");
    }

    public String log() throws IOException {
        return Files.exists(logFile()) ? Files.readString(logFile()) : "";
    }

    /** {@return the size of its log and that of its database} */
    public long logBytes() throws IOException {
        Path database = directory.resolve("data/postgres.log");
        return Files.size(logFile()) + (Files.exists(database) ? Files.size(database) : 0);
    }

    /** {@return lines of its log that tell of a bug or of exhausted memory} */
    public List<String> errors() throws IOException {
        return log().lines()
                .filter(line -> line.contains(" ERROR ") || line.contains("OutOfMemoryError"))
                .toList();
    }

    /** {@return the memory of the process, without its database} */
    public long residentMebibytes() throws IOException {
        Matcher resident =
                RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(process().pid()), "status")));
        return resident.find() ? Long.parseLong(resident.group(1)) / 1024 : -1;
    }

    /** {@return the heap that is in use after a full collection, in MiB} */
    public double liveHeapMebibytes() throws IOException, InterruptedException {
        String pid = Long.toString(process().pid());
        String unused = Command.expect(jdk("jcmd"), pid, "GC.run");
        return metric("jvm_memory_used_bytes", "area=\"heap\"") / 1024 / 1024;
    }

    private static String jdk(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /** {@return the sum of the values of a metric whose labels contain these} */
    public double metric(String name, String labels) throws IOException {
        try (Clients clients = new Clients(management())) {
            String all = clients.get("/actuator/prometheus").expect(200).body();
            double sum = 0;
            for (Matcher metric = METRIC.matcher(all); metric.find(); ) {
                if (metric.group(1).equals(name)
                        && Optional.ofNullable(metric.group(2)).orElse("").contains(labels)) {
                    sum += Double.parseDouble(metric.group(3));
                }
            }
            return sum;
        }
    }

    static String tail(String text) {
        List<String> lines =
                text.lines().filter(line -> !line.matches("\\s+(at |\\.\\.\\.).*")).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process.isPresent()) {
            Command unused = Command.run(List.of("kill", "-CONT", Long.toString(process().pid())));
            process().close();
        }
    }
}
