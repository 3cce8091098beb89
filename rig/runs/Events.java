package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Daemon;
import common.FeedComparison;
import common.Follower;
import common.Follower.Form;
import common.Ledger;
import common.Option;
import common.Postgres;
import common.Report;
import common.Rig;
import common.Run;
import common.Service;
import common.Writers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** L1 and L2. */
final class Events implements Run {

    private static final int WRITERS = 16;
    private static final int EACH = 3;
    private static final int PATIENCE = 120;

    @Override
    public String name() {
        return "events";
    }

    @Override
    public String summary() {
        return "kill -9 of either of two instances and of PostgreSQL, a foreign transaction: no follower misses an event";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("rounds", 10, 2, "how often something is killed"),
                new Option("writes", 20_000, 900, "the acknowledged writes"),
                new Option("pause", 0, 25, "of each of the writers, in milliseconds"),
                new Option("seconds", 60, 4, "how long a foreign transaction stays open"),
                new Option("seed", 1, 1, "of the moments of the kills"));
    }

    @Override
    public List<String> programs() {
        return Postgres.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Random random = new Random(rig.number("seed"));
        Postgres postgres = rig.postgres();
        String url = "DATABASE_URL=" + postgres.url();
        List<Service> services = List.of(rig.startedService(url), rig.startedService(url));
        Clients clients = rig.clients(services.getFirst());
        Account account = Account.register(clients, "writer");
        Map<Form, List<Follower>> followers = follow(rig, services);
        foreignTransaction(rig, postgres, Account.register(clients, "beside"), followers);
        Ledger ledger = new Ledger();
        Writers writers = rig.keep(Writers.start(
                List.of(clients, rig.clients(services.getLast())),
                account,
                ledger,
                WRITERS,
                Duration.ofMillis(rig.number("pause"))));
        int rounds = rig.number("rounds");
        for (int round = 0; round < rounds; round++) {
            int target = (round + 1) * rig.number("writes") / (rounds + 1);
            double unused = Await.until(PATIENCE, "writes", () -> writers.acknowledged() >= target);
            Await.pause(random.nextDouble() / 2);
            switch (round % 3) {
                case 0 -> restart(services.getFirst());
                case 1 -> {
                    postgres.kill();
                    postgres.start();
                    for (Service service : services) {
                        unused = service.awaitReady();
                    }
                }
                default -> restart(services.getLast());
            }
        }
        double unused = Await.until(PATIENCE, "writes", () -> writers.acknowledged() >= rig.number("writes"));
        writers.close();
        double settled = FeedComparison.awaitNumbered(postgres, PATIENCE);
        report.holds("all events are numbered", settled >= 0, postgres.sql("select count(*) from outbox"));
        int all = FeedComparison.count(postgres);
        double caughtUp = Await.within(
                PATIENCE,
                () -> followers.values().stream().flatMap(List::stream).allMatch(one -> one.received() >= all));
        report.say("the last follower has all after %.1f s; outcomes: %s", caughtUp, writers.outcomes());
        if (rig.sabotaged()) {
            FeedComparison.spoil(postgres);
        }
        report.atLeast("acknowledged writes", writers.acknowledged(), rig.number("writes"));
        report.atMost("positions without an event", FeedComparison.gaps(postgres), 0);
        FeedComparison.of(postgres).report(report, followers);
        ledger.compare(clients, account.id()).report(report);
        for (Service service : services) {
            report.atMost("lines of ERROR", service.errors().size(), 0);
        }
    }

    private static void restart(Service service) throws Exception {
        service.kill();
        double unused = service.start();
    }

    /** Followers that change the instance whenever they come back. */
    private static Map<Form, List<Follower>> follow(Rig rig, List<Service> services) throws Exception {
        AtomicInteger opened = new AtomicInteger();
        Supplier<URI> next =
                () -> services.get(opened.getAndIncrement() % services.size()).address();
        Map<Form, List<Follower>> followers = new EnumMap<>(Form.class);
        int number = 0;
        for (Form form : Form.values()) {
            List<Follower> same = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                number++;
                same.add(rig.keep(Follower.start(next, "127.0.0." + (50 + number), form, "/posts", "")));
            }
            followers.put(form, same);
        }
        Follower.awaitPositions(PATIENCE, followers.values().stream().flatMap(List::stream).toList());
        return followers;
    }

    /** What another database of the same cluster does holds up no event. */
    private static void foreignTransaction(
            Rig rig, Postgres postgres, Account account, Map<Form, List<Follower>> followers)
            throws Exception {
        Daemon foreign = rig.keep(postgres.session(
                "begin", "create table foreign_table (id int)", "select pg_sleep(" + (rig.number("seconds") + 60) + ")"));
        double unused = Await.until(30, "a foreign transaction", () -> postgres.sql(
                        "select count(*) from pg_stat_activity where backend_xid is not null and query like '%pg_sleep(%'"
                                + " and pid <> pg_backend_pid()")
                .equals("1"));
        double slowest = 0;
        int written = 0;
        for (long start = System.nanoTime(); System.nanoTime() - start < rig.number("seconds") * 1e9; written++) {
            String subject = "posts/" + account.post("Beside");
            double time = Await.within(20, () -> followers.values().stream()
                    .flatMap(List::stream)
                    .allMatch(follower -> follower.has("post.published", subject)));
            slowest = Math.max(slowest, time < 0 ? 20 : time);
            Await.pause(0.2);
        }
        rig.report().atLeast("foreign transaction: posts written beside it", written, 3);
        rig.report().timeAtMost("foreign transaction: seconds until all followers have a post", slowest, 1);
        foreign.close();
    }
}
