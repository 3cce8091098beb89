package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Option;
import common.Postgres;
import common.Report;
import common.Request;
import common.Response;
import common.Rig;
import common.Run;
import common.Samples;
import common.Service;
import common.Traffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** R25. */
final class Soak implements Run {

    private static final int MEASUREMENTS = 30;
    private static final int MEASUREMENTS_OF_HEAP = 3;
    private static final int MOST_MEMORY = 512;

    /** The service at one moment. */
    private record State(double heap, long resident, int files, int threads, int sessions) {}

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String summary() {
        return "mixed load for half an hour: heap, memory, files, threads and connections stay flat; none fails";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("seconds", 1_800, 8, "how long it lasts"),
                new Option("rate", 100, 60, "requests a second"));
    }

    @Override
    public boolean isInShortForm() {
        return false;
    }

    @Override
    public List<String> programs() {
        return Postgres.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Postgres postgres = rig.postgres();
        Service service = rig.startedService("DATABASE_URL=" + postgres.url());
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "rig");
        Traffic traffic = rig.keep(new Traffic());
        load(rig, traffic, service, account);
        Await.pause(Math.min(60, rig.number("seconds") / 8.0));
        List<State> states = new ArrayList<>();
        int measurements = rig.report().timesDecide() ? MEASUREMENTS : 6;
        for (int i = 0; i < measurements; i++) {
            Await.pause((double) rig.number("seconds") / measurements);
            if (rig.sabotaged()) {
                for (int leak = 0; leak < 4; leak++) {
                    Object unused = rig.keep(postgres.ordinarySession("select pg_sleep(3600)"));
                }
                Await.pause(0.5);
            }
            states.add(state(service, postgres));
            report.say("%s", states.getLast());
        }
        traffic.close();
        Samples all = traffic.samples(sample -> true);
        for (String kind : all.all().stream().map(sample -> sample.kind()).distinct().sorted().toList()) {
            report.say("%-13s %s", kind, all.of(kind));
        }
        report.atLeast("requests", all.size(), (double) rig.number("seconds") * rig.number("rate") / 2);
        report.noneFailed("failed requests", all);
        // The first third fills caches and pools.
        List<State> middle = states.subList(measurements / 3, 2 * measurements / 3);
        List<State> end = states.subList(2 * measurements / 3, measurements);
        if (report.timesDecide()) {
            flat(report, "heap after a collection, MiB", middle, end, State::heap, 4);
            flat(report, "resident memory, MiB", middle, end, State::resident, 25);
        }
        flat(report, "open files", middle, end, State::files, 20);
        flat(report, "threads", middle, end, State::threads, 10);
        flat(report, "sessions of the database", middle, end, State::sessions, 5);
        report.atMost("resident memory, MiB", end.getLast().resident(), MOST_MEMORY);
        report.atMost("lines of ERROR", service.errors().size(), 0);
        report.atMost("bytes of the log", service.logBytes(), 1_000_000);
    }

    private static void flat(
            Report report, String what, List<State> middle, List<State> end, ToDoubleFunction<State> figure, double more) {
        double before = middle.stream().mapToDouble(figure).average().orElseThrow();
        double after = end.stream().mapToDouble(figure).average().orElseThrow();
        report.say("%s: from %.1f in the second third to %.1f in the last", what, before, after);
        report.atMost("growth of " + what, Math.max(0, after - before), more + before / 20);
    }

    private static State state(Service service, Postgres postgres) throws Exception {
        Path process = Path.of("/proc", Long.toString(service.process().pid()));
        return new State(
                liveHeap(service),
                service.residentMebibytes(),
                count(process.resolve("fd")),
                count(process.resolve("task")),
                Integer.parseInt(postgres.sql("select count(*) from pg_stat_activity where usename = 'masthead'")));
    }

    /** {@return the least of some measurements: what a password hash takes for a moment, 19 MiB, is no growth} */
    private static double liveHeap(Service service) throws Exception {
        double least = Double.MAX_VALUE;
        for (int measurement = 0; measurement < MEASUREMENTS_OF_HEAP; measurement++) {
            least = Math.min(least, service.liveHeapMebibytes());
            // Not in step with the sign-ins, which are sent each half second.
            Await.pause(ThreadLocalRandom.current().nextDouble(0.1, 0.6));
        }
        return least;
    }

    private static int count(Path directory) throws Exception {
        try (Stream<Path> entries = Files.list(directory)) {
            return (int) entries.count();
        }
    }

    /** Shares of the rate, in percent. */
    private static void load(Rig rig, Traffic traffic, Service service, Account account) throws Exception {
        Clients clients = rig.clients(service, "127.0.0.11");
        // An account has a limited number of sessions: the oldest ends with each further sign-in.
        Account other = Account.register(clients, "other");
        AtomicLong next = new AtomicLong();
        Share share = (name, percent, request) -> {
            Object unused = traffic.with(
                    name, Duration.ofNanos((long) (1e9 / (rig.number("rate") * percent / 100.0))), clients, request);
        };
        share.of("user", 30, () -> Request.get("/users/" + account.id()));
        share.of("list", 20, () -> Request.get("/posts?limit=20"));
        share.of("search", 5, () -> Request.get("/posts?limit=20&q=usual"));
        share.of("me", 15, () -> Request.get("/users/me").as(account.token()));
        share.of("post", 18, () -> Request.json("POST", "/posts", "{\"title\":\"Usual " + next.incrementAndGet() + "\"}")
                .as(account.token()));
        share.of("import", 1, () -> Request.of(
                        "POST", "/posts/import", "application/x-ndjson", "{\"title\":\"Line\"}\n".repeat(50))
                .as(account.token()));
        share.of("registration", 2, () -> Request.json("POST", "/users", "{\"name\":\"Rig\",\"age\":30,\"email\":\"r"
                + next.incrementAndGet() + "@rig.test\"}"));
        share.of("sign-in", 2, other::signInRequest);
        share.of("openapi", 1, () -> Request.get("/openapi.json"));
        share.of("livez", 3, () -> Request.get("/livez"));
        share.of("delete", 3, () -> {
            Response made = clients.prepare(
                    Request.json("POST", "/posts", "{\"title\":\"Brief\"}").as(account.token()), 201);
            return Request.delete("/posts/" + made.member("id")).as(account.token());
        });
    }

    private interface Share {

        void of(String name, int percent, Callable<Request> request) throws Exception;
    }
}
