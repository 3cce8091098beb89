package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.FeedComparison;
import common.Ledger;
import common.Option;
import common.Postgres;
import common.Report;
import common.Request;
import common.Rig;
import common.Run;
import common.Service;
import common.Writers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** L13 and L14. */
final class EventThroughput implements Run {

    private static final int WRITERS = 8;
    private static final int LINES = 5_000;
    private static final double MEBIBYTE = 1024 * 1024;

    @Override
    public String name() {
        return "events-throughput";
    }

    @Override
    public String summary() {
        return "new posts with the feed and without it; many events through the outbox, and its size afterwards";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("seconds", 20, 3, "of each load"),
                new Option("rounds", 3, 1, "how often each"),
                new Option("events", 1_000_000, 20_000, "through the outbox"));
    }

    @Override
    public List<String> programs() {
        return Postgres.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Service with = rig.startedService();
        Service without = rig.startedService("EVENTS_CONNECTIONS=0");
        Load on = new Load(rig, with);
        Load off = new Load(rig, without);
        // The first seconds compile.
        double unused = on.perSecond(rig.number("seconds"));
        unused = off.perSecond(rig.number("seconds"));
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rig.number("rounds"); round++) {
            double fed = on.perSecond(rig.number("seconds"));
            double bare = off.perSecond(rig.number("seconds"));
            report.say("new posts a second: %.0f with the feed, %.0f without", fed, bare);
            ratios.add(fed / bare);
        }
        ratios.sort(null);
        report.ratioAtLeast("throughput with the feed, as a part of that without", ratios.get(ratios.size() / 2), 0.9);
        report.atLeast("new posts", on.acknowledged(), 50);
        with.close();
        without.close();
        through(rig, report);
    }

    private static void through(Rig rig, Report report) throws Exception {
        Postgres postgres = rig.postgres();
        Service service = rig.startedService("DATABASE_URL=" + postgres.url());
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "many");
        if (rig.sabotaged()) {
            String unused = postgres.sql("alter table outbox set (autovacuum_enabled = off)");
        }
        String lines = "{\"title\":\"Many\"}\n".repeat(LINES);
        for (int left = rig.number("events"); left > 0; left -= 2 * LINES) {
            Object unused = clients.prepare(
                    Request.of("POST", "/posts/import", "application/x-ndjson", lines).as(account.token()), 200);
        }
        double numbered = FeedComparison.awaitNumbered(postgres, 300);
        report.holds("all events are numbered", numbered >= 0, postgres.sql("select count(*) from outbox"));
        int events = Integer.parseInt(postgres.sql("select count(*) from events"));
        report.atLeast("events", events, rig.number("events"));
        double size = Double.parseDouble(postgres.sql("select pg_total_relation_size('outbox')")) / MEBIBYTE;
        report.atMost("outbox afterwards, MiB", size, 50);
        report.atMost("lines of ERROR", service.errors().size(), 0);
    }

    /** Clients that write posts, of one service. */
    private static final class Load {

        private final Clients clients;
        private final Account account;
        private int acknowledged;

        Load(Rig rig, Service service) throws Exception {
            clients = rig.clients(service);
            account = Account.register(clients, "writer");
        }

        double perSecond(int seconds) throws Exception {
            Writers writers = Writers.start(clients, account, new Ledger(), WRITERS, Duration.ZERO);
            long start = System.nanoTime();
            Await.pause(seconds);
            int number = writers.acknowledged();
            double time = (System.nanoTime() - start) / 1e9;
            writers.close();
            acknowledged += number;
            return number / time;
        }

        int acknowledged() {
            return acknowledged;
        }
    }
}
