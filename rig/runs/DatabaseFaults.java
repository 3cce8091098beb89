package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Daemon;
import common.Option;
import common.Postgres;
import common.Report;
import common.Request;
import common.Rig;
import common.Run;
import common.Sample;
import common.Samples;
import common.Service;
import common.TcpProxy;
import common.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** R4 and R5. */
final class DatabaseFaults implements Run {

    /** The deadline of a request, and a little for the way. */
    private static final double LONGEST = 6_500;

    private static final double NORMAL_AFTER = 2;
    private static final int SLOTS = 30;
    private static final String OCCUPATION = "select pg_sleep(60)";
    private static final Set<String> PROBES = Set.of("livez");
    private static final Set<String> WITHOUT_POSTS = Set.of("user", "livez", "readyz");
    private static final Set<String> ALL = Set.of("user", "post", "list", "write", "livez", "readyz");

    private interface Fault {

        void happen() throws Exception;
    }

    /** What is the same for each of the faults. */
    private record Scene(Rig rig, Postgres postgres, TcpProxy network, Traffic traffic) {

        void during(String name, double seconds, Set<String> unharmed, Fault begin, Fault end) throws Exception {
            Report report = rig.report();
            Await.pause(rig.report().timesDecide() ? 2 : 1);
            long start = System.nanoTime();
            begin.happen();
            Await.pause(seconds);
            end.happen();
            long over = System.nanoTime();
            long normal = over + (long) (NORMAL_AFTER * 1e9);
            Await.pause(NORMAL_AFTER + (rig.report().timesDecide() ? 3 : 1.5));
            double unused = Await.until(60, "responses", () -> traffic.pending(start, normal) == 0);
            Samples before = traffic.samples(sample -> sample.start() < start && sample.start() > start - 2e9);
            Samples faulty = traffic.samples(sample -> sample.start() >= start - 1e8 && sample.start() < normal);
            Samples after = traffic.samples(sample -> sample.start() >= normal);
            report.say("%s: %s", name, faulty);
            report.sayKinds(name, faulty);
            report.atLeast(name + ": requests", faulty.size(), seconds * 20);
            report.timeAtMost(name + ": longest call, ms", faulty.longest(), LONGEST, LONGEST + 3_000);
            report.atMost(
                    name + ": requests that neither succeeded nor were refused with 503 and Retry-After",
                    faulty.of(sample -> !sample.succeeded() && !sample.refused() && !unready(sample)).size(),
                    0);
            Samples others = faulty.of(sample -> unharmed.contains(sample.kind()));
            report.noneFailed(name + ": failures of " + unharmed, others);
            report.ratioAtMost(name + ": p99 of " + unharmed + ", ms", others.percentile(99), 250);
            report.noneFailed(
                    name + ": failures after it",
                    report.timesDecide() ? after : after.of(sample -> !unready(sample)));
            report.ratioAtMost(
                    name + ": p50 after it, ms", after.percentile(50), Math.max(3 * before.percentile(50), 20));
        }

        /** Readiness is 503 without a time to try again: it is asked regularly anyway. */
        private static boolean unready(Sample sample) {
            return sample.kind().equals("readyz") && sample.status() == 503;
        }
    }

    @Override
    public String name() {
        return "database-faults";
    }

    @Override
    public String summary() {
        return "connection slots, a lock, a freeze, a black hole, half-open connections: no call over 6 s, others unharmed";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("seconds", 20, 7, "how long a freeze and a black hole last"),
                new Option("lock", 30, 4, "the seconds for which a table is locked"));
    }

    @Override
    public List<String> programs() {
        return Postgres.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        // Longer than the bar of the longest call in either form.
        int seconds = Math.max(rig.number("seconds"), rig.sabotaged() ? 12 : 0);
        Postgres postgres = rig.postgres("max_connections=" + SLOTS);
        TcpProxy network = rig.keep(new TcpProxy(postgres.port()));
        Service service = rig.startedService(
                "DATABASE_URL=" + Postgres.url(network.port()),
                // A deadline that is too long is what this run has to find.
                "REQUEST_TIMEOUT=" + (rig.sabotaged() ? "30s" : "6s"));
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "rig");
        String token = account.token();
        String post = clients.send(Request.json("POST", "/posts", "{\"title\":\"One\"}").as(token)).member("id");
        Traffic traffic = rig.keep(traffic(rig, service, account, post, token));
        Await.pause(rig.report().timesDecide() ? 20 : 2);
        Scene scene = new Scene(rig, postgres, network, traffic);

        List<Daemon> occupants = new java.util.ArrayList<>();
        scene.during("slots exhausted", 3, ALL, () -> exhaust(rig, postgres, occupants), () -> {
            // A session that sleeps does not notice that its client is gone.
            String unused = postgres.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                    + " where query = '" + OCCUPATION + "'");
            for (Daemon occupant : occupants) {
                occupant.close();
            }
        });
        String name = "posts locked";
        scene.during(name, rig.number("lock"), WITHOUT_POSTS, () -> {
            Daemon unused = rig.keep(postgres.session(
                    "begin", "lock table posts in access exclusive mode", "select pg_sleep(" + rig.number("lock") + ")",
                    "commit"));
        }, () -> {});
        if (rig.report().timesDecide()) {
            scene.during("PostgreSQL frozen", seconds, PROBES, postgres::freeze, postgres::thaw);
        }
        scene.during("black hole", seconds, PROBES, () -> network.blackHole(true), () -> network.blackHole(false));
        // What waits at a dead connection may wait until its deadline.
        scene.during("half-open", 6, PROBES, network::sever, () -> {});
        rig.report().atMost("lines of ERROR", service.errors().size(), 0);
    }

    private static Traffic traffic(Rig rig, Service service, Account account, String post, String token)
            throws Exception {
        Traffic traffic = new Traffic();
        Clients reader = rig.clients(service, "127.0.0.11");
        Clients writer = rig.clients(service, "127.0.0.12");
        Clients probe = rig.clients(service, "127.0.0.13");
        return traffic.with("user", Duration.ofMillis(50), reader, () -> Request.get("/users/" + account.id()))
                .with("post", Duration.ofMillis(100), reader, () -> Request.get("/posts/" + post))
                .with("list", Duration.ofMillis(200), reader, () -> Request.get("/posts?limit=20"))
                .with("events", Duration.ofMillis(500), reader, () -> Request.get("/events?topic=/posts"))
                .with("write", Duration.ofMillis(200), writer,
                        () -> Request.json("POST", "/posts", "{\"title\":\"Usual\"}").as(token))
                .with("livez", Duration.ofMillis(200), probe, () -> Request.get("/livez"))
                .with("readyz", Duration.ofMillis(500), probe, () -> Request.get("/readyz"));
    }

    /** Takes all slots but those of superusers, and those that the service gives back meanwhile. */
    private static void exhaust(Rig rig, Postgres postgres, List<Daemon> occupants) throws Exception {
        double unused = Await.until(20, "exhausted slots", () -> {
            int free = SLOTS - 3 - Integer.parseInt(postgres.sql(
                    "select count(*) - 1 from pg_stat_activity where backend_type = 'client backend'"));
            for (int i = 0; i < free; i++) {
                occupants.add(rig.keep(postgres.ordinarySession(OCCUPATION)));
            }
            return free <= 0;
        });
    }
}
