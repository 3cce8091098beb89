package common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/** All that one run uses: the service, other programs, its report. They end with it. */
public final class Rig implements AutoCloseable {

    private static final int WARM_UP = 10;
    private static final int SHORT_WARM_UP = 2;
    private static final double QUICK = 25;

    private final Path directory;
    private final Distribution distribution;
    private final Map<String, Integer> numbers;
    private final boolean sabotaged;
    private final Report report;
    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private int made;
    private volatile boolean closed;

    Rig(Path directory, Distribution distribution, Map<String, Integer> numbers, boolean sabotaged, Report report) {
        this.directory = directory;
        this.distribution = distribution;
        this.numbers = Map.copyOf(numbers);
        this.sabotaged = sabotaged;
        this.report = report;
    }

    public Report report() {
        return report;
    }

    /** {@return the value of an option} */
    public int number(String option) {
        return numbers.get(option);
    }

    /** {@return whether this run has to find a fault of its own making} */
    public boolean sabotaged() {
        return sabotaged;
    }

    /** {@return a new directory} */
    public Path directory(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name + "-" + ++made));
    }

    public Path jar() {
        return distribution.jar();
    }

    /** Closes it at the end of the run, before all that were opened earlier. */
    public <T extends AutoCloseable> T keep(T closeable) {
        open.push(closeable);
        if (closed) {
            closeAll();
            throw new IllegalStateException("The run was stopped.");
        }
        return closeable;
    }

    /** {@return a service that is not started yet; settings are in the form NAME=value} */
    public Service service(String... settings) throws IOException, InterruptedException {
        return service(List.of(), settings);
    }

    /** {@return a service with additional options of the JVM} */
    public Service service(List<String> options, String... settings) throws IOException, InterruptedException {
        return service(List.of(), options, settings);
    }

    /** {@return a service that is started through another program} */
    public Service service(List<String> before, List<String> options, String... settings)
            throws IOException, InterruptedException {
        int port = Machine.freePort();
        int management = Machine.freePort();
        Map<String, String> environment = new HashMap<>(Map.of(
                "PORT", Integer.toString(port),
                "MANAGEMENT_PORT", Integer.toString(management),
                "REGISTRATION_RATE_LIMIT", "off",
                "SIGN_IN_RATE_LIMIT", "off"));
        for (String setting : settings) {
            String unused = environment.put(
                    setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        if (environment.containsKey("DATABASE_URL")) {
            String unused = environment.putIfAbsent("SECRET_KEY", "Wq3vN8xT1zK6mB9cR4yH7pL2sD5fG0jA");
            unused = environment.putIfAbsent("EMAIL_VISIBILITY", "public");
        }
        Path own = directory("service");
        boolean empty = environment.containsKey("DATABASE_URL") || environment.containsKey("DATA_DIR");
        if (!empty && distribution.data().isPresent()) {
            String unused = Command.expect("cp", "-a", distribution.data().get().toString(), own.toString());
        }
        List<String> words = new java.util.ArrayList<>(before);
        words.addAll(distribution.words(options));
        return keep(new Service(own, port, management, environment, words));
    }

    /** {@return a service that is ready, and has compiled what usual callers ask} */
    public Service startedService(String... settings) throws IOException, InterruptedException {
        Service service = service(settings);
        double unused = service.start();
        try (Clients clients = new Clients(service.address())) {
            // On a machine that stays busy, it will not get quicker than that.
            double unusedTime = Await.within(report.timesDecide() ? WARM_UP : SHORT_WARM_UP, () -> {
                double slowest = 0;
                for (String path : List.of("/users/0", "/posts?limit=20", "/livez", "/users/0", "/posts?limit=20")) {
                    slowest = Math.max(slowest, clients.get(path).milliseconds());
                }
                return slowest < QUICK;
            });
        }
        return service;
    }

    /** {@return a running cluster with options of the server in the form name=value} */
    public Postgres postgres(String... options) throws IOException, InterruptedException {
        return keep(Postgres.create(directory("postgres"), distribution.shared("cluster"), List.of(options)));
    }

    /** {@return a running standby of a cluster} */
    public Postgres standby(Postgres primary, String name, String... options) throws IOException, InterruptedException {
        return keep(primary.standby(directory("standby"), name, List.of(options)));
    }

    public Clients clients(Service service, String from) {
        return keep(new Clients(service.address(), from));
    }

    public Clients clients(Service service) {
        return clients(service, "127.0.0.1");
    }

    /** Starts another program; as root, that runs as another user, if one is named. */
    public Daemon daemon(String user, String name, Map<String, String> environment, List<String> words)
            throws IOException, InterruptedException {
        Path own = directory(name);
        if (!user.isEmpty()) {
            Machine.give(user, own);
        }
        return keep(Daemon.start(
                own, own.resolve(name + ".log"), environment, user.isEmpty() ? words : Machine.as(user, words)));
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        closeAll();
        Scratch.delete(directory);
    }

    private void closeAll() {
        for (AutoCloseable next = open.poll(); next != null; next = open.poll()) {
            try {
                next.close();
            } catch (Exception problem) {
                report.say("%s", problem);
            }
        }
    }
}
