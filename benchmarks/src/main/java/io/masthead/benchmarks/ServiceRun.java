package io.masthead.benchmarks;

import io.masthead.benchmarks.ProcessCpu.Machine;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Measures the whole service beside the floor. {@code benchmarks/run} starts it. */
public final class ServiceRun {

    private static final int USERS = 1_000;
    private static final int POSTS = 10_000;
    private static final int IMPORTED = 20_000;
    private static final Duration FIRST = Duration.ofSeconds(5);

    private final Plan plan;
    private final Path directory;
    private final Path data;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<ServerProcess> started = new ArrayList<>();
    private final RunReport report = new RunReport();
    private volatile boolean ending;

    private ServiceRun(Plan plan, Path directory) {
        this.plan = plan;
        this.directory = directory;
        this.data = directory.resolve("data");
    }

    /**
     * What to run.
     *
     * @param jar the service
     * @param rounds how often each work is measured
     * @param seconds how long each time
     * @param warm for how many seconds each server is warmed before
     * @param load the connections
     * @param javaOptions the options of the JVMs of both servers
     */
    private record Plan(Path jar, int rounds, int seconds, int warm, Load load, List<String> javaOptions) {}

    /** What is in the database before the works begin; the ids that follow are greater. */
    private record Seed(List<Long> users, List<Long> posts) {

        /** Removes everything else, so that what one work writes does not slow down the next. */
        void restore(RunDatabase database) throws SQLException {
            database.tidy(users.getLast(), posts.getLast());
        }
    }

    /** What the works run on. */
    private record Scene(ServiceClient client, RunDatabase database, Seed seed) {

        void restore() throws SQLException {
            seed.restore(database);
        }
    }

    /**
     * Runs, prints the report, and exits with 1 if anything failed.
     *
     * @param arguments the jar, rounds, seconds, seconds of warming, connections, and options of the JVMs
     * @throws IOException if there can be no temporary directory
     */
    public static void main(String... arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Plan plan = new Plan(
                Path.of(arguments[0]).toAbsolutePath(),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                new Load(Integer.parseInt(arguments[4])),
                List.of(arguments).subList(5, arguments.length));
        ServiceRun run = new ServiceRun(plan, Files.createTempDirectory("masthead-benchmarks-"));
        // The one place that ends everything: after the report, after a failure, on Ctrl-C.
        Runtime.getRuntime().addShutdownHook(new Thread(run::end));
        boolean succeeded = false;
        try {
            succeeded = run.run();
        } catch (IOException | SQLException | InterruptedException failure) {
            run.explain(failure);
        }
        System.exit(succeeded ? 0 : 1);
    }

    private boolean run() throws IOException, SQLException, InterruptedException {
        progress("Making and filling a database");
        ServerProcess first = startService();
        report.fact("first start, which makes the database: %.1f s".formatted(first.awaitReady(http, "/readyz")));
        Seed seed = seed(new ServiceClient(http, first.address()));
        seed.restore(RunDatabase.in(data));
        first.stop();

        progress("Starting again");
        List<Work> works = Work.all(seed.users, seed.posts);
        ServerProcess service = startService();
        report.fact("start with that database: %.1f s".formatted(service.awaitReady(http, "/readyz")));
        RunDatabase database = RunDatabase.in(data);
        Scene scene = new Scene(new ServiceClient(http, service.address()), database, seed);
        Work firstWork = works.getFirst();
        Measurement cold = measure(service, firstWork, scene, FIRST);
        report.fact("first 5 s, %s: %,.0f req/s".formatted(firstWork.name(), cold.requestsPerSecond()));

        ServerProcess floor = start("floor", floorCommand(), database.environment());
        double unused = floor.awaitReady(http, "/livez");
        warm(service, works, scene);
        warm(floor, works.stream().filter(Work::onFloor).toList(), scene);

        Machine before = Machine.now();
        long ownBefore = ownCpu(service, floor, database);
        rounds(works, service, floor, scene);
        long own = ownCpu(service, floor, database) - ownBefore;
        Machine after = Machine.now();
        double others = (double) (after.busy() - before.busy() - own) / (after.total() - before.total());

        bulk(scene);
        report.fact("memory of the service after all this (RSS): %d MB".formatted(service.residentMegabytes()));
        System.out.println(report.text(Math.max(0, others)));
        if (!report.isClean()) {
            System.err.println("The service said last:\n" + service.lastWords());
        }
        return report.isClean();
    }

    private ServerProcess startService() throws IOException {
        return start(
                "service",
                List.of("-jar", plan.jar.toString()),
                Map.of("DATA_DIR", data.toString(), "REGISTRATION_RATE_LIMIT", "off"));
    }

    private static List<String> floorCommand() {
        return List.of("-cp", System.getProperty("java.class.path"), Floor.class.getName());
    }

    private ServerProcess start(String name, List<String> program, Map<String, String> environment) throws IOException {
        List<String> java =
                Stream.concat(plan.javaOptions.stream(), program.stream()).toList();
        synchronized (started) {
            ServerProcess server = ServerProcess.start(name, directory, java, environment);
            started.add(server);
            return server;
        }
    }

    private static Seed seed(ServiceClient client) throws IOException, InterruptedException {
        client.registerWriter();
        List<Long> users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            users.add(client.register(Samples.user()));
        }
        return new Seed(users, client.importPosts(client.signIn(), Samples.posts(POSTS)));
    }

    private Measurement measure(ServerProcess server, Work work, Scene scene, Duration time)
            throws IOException, SQLException, InterruptedException {
        Supplier<byte[]> requests = work.preparation().prepare(scene.client);
        Measurement measured = plan.load.run(server, time, requests, work.status());
        if (work.writes()) {
            scene.restore();
        }
        return measured;
    }

    private void warm(ServerProcess server, List<Work> works, Scene scene)
            throws IOException, SQLException, InterruptedException {
        progress("Warming the " + server.name());
        for (Work work : works) {
            Measurement unused =
                    measure(server, work, scene, Duration.ofSeconds(plan.warm).dividedBy(works.size()));
        }
    }

    private void rounds(List<Work> works, ServerProcess service, ServerProcess floor, Scene scene)
            throws IOException, SQLException, InterruptedException {
        Duration time = Duration.ofSeconds(plan.seconds);
        Map<Work, Measurement> ofService = new LinkedHashMap<>();
        Map<Work, Measurement> ofFloor = new LinkedHashMap<>();
        for (int round = 1; round <= plan.rounds; round++) {
            for (Work work : works) {
                progress("Round " + round + ": " + work.name());
                ofService.computeIfAbsent(work, unused -> new Measurement()).add(measure(service, work, scene, time));
                if (work.onFloor()) {
                    ofFloor.computeIfAbsent(work, unused -> new Measurement()).add(measure(floor, work, scene, time));
                }
            }
        }
        ofService.forEach((work, measured) -> Optional.ofNullable(ofFloor.get(work))
                .ifPresentOrElse(least -> report.row(work, measured, least), () -> report.row(work, measured)));
    }

    /** The first time warms. */
    private void bulk(Scene scene) throws IOException, SQLException, InterruptedException {
        String lines = Samples.posts(IMPORTED);
        long author = scene.seed.users.getFirst();
        double importing = 0;
        double copying = 0;
        for (int round = 0; round <= plan.rounds; round++) {
            progress("Import " + round);
            scene.restore();
            String token = scene.client.signIn();
            long start = System.nanoTime();
            List<Long> unused = scene.client.importPosts(token, lines);
            double importSeconds = (System.nanoTime() - start) / 1e9;
            scene.restore();
            double copySeconds = scene.database.copyPosts(IMPORTED, author);
            if (round > 0) {
                importing += importSeconds;
                copying += copySeconds;
            }
        }
        double lineCount = (double) IMPORTED * plan.rounds;
        report.fact("import of %,d lines: %,.0f lines/s; COPY of the same rows: %,.0f lines/s; ratio **%.2f**"
                .formatted(IMPORTED, lineCount / importing, lineCount / copying, copying / importing));
    }

    private static long ownCpu(ServerProcess service, ServerProcess floor, RunDatabase database) throws IOException {
        return ProcessCpu.micros(ProcessHandle.current().pid())
                + ProcessCpu.micros(service.pid())
                + ProcessCpu.micros(floor.pid())
                + ProcessCpu.microsWithChildren(database.pid());
    }

    /** Says nothing of what fails because this run is being ended. */
    private void explain(Exception failure) {
        if (!ending) {
            System.err.println(failure);
        }
    }

    private static void progress(String step) {
        System.err.println(step + " ...");
    }

    /** Ends the servers and removes their files, also those of a service that could not end its database. */
    private void end() {
        ending = true;
        synchronized (started) {
            try {
                for (ServerProcess server : started.reversed()) {
                    server.stop();
                }
                if (Files.exists(RunDatabase.postmaster(data))) {
                    Optional<ProcessHandle> left =
                            ProcessHandle.of(RunDatabase.in(data).pid());
                    left.ifPresent(ProcessHandle::destroy);
                    left.map(ProcessHandle::onExit)
                            .ifPresent(exit -> exit.completeOnTimeout(null, 40, TimeUnit.SECONDS)
                                    .join());
                }
                try (Stream<Path> files = Files.walk(directory)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            } catch (IOException | InterruptedException problem) {
                System.err.println("Not everything is removed: " + directory + ": " + problem);
            }
        }
    }
}
