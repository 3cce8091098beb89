package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Command;
import common.Ledger;
import common.Option;
import common.Postgres;
import common.Request;
import common.Rig;
import common.Run;
import common.Samples;
import common.Service;
import common.Traffic;
import common.Writers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** R16. */
final class Failover implements Run {

    private static final int CLIENTS = 8;
    private static final double BACK = 10;

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public String summary() {
        return "two instances; sessions become read-only, then a synchronous standby is promoted: writes are back in 10 s";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("seconds", 10, 5, "how long sessions are read-only"));
    }

    @Override
    public List<String> programs() {
        return Postgres.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Postgres primary = rig.sabotaged()
                ? rig.postgres()
                : rig.postgres("synchronous_standby_names=two", "synchronous_commit=on");
        // Until the standby is there, commits would wait for it.
        Postgres standby = rig.standby(primary, "two");
        String url = "DATABASE_URL=postgresql://masthead:masthead@127.0.0.1:" + primary.port() + ",127.0.0.1:"
                + standby.port() + "/masthead";
        Service service = rig.startedService(url);
        Service second = rig.startedService(url);
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "rig");
        Ledger ledger = new Ledger();
        List<Writers> writers = List.of(
                rig.keep(Writers.start(clients, account, ledger, CLIENTS / 2, Duration.ofMillis(20))),
                rig.keep(Writers.start(rig.clients(second), account, ledger, CLIENTS / 2, Duration.ofMillis(20))));
        Traffic traffic = rig.keep(new Traffic()
                .with("user", Duration.ofMillis(100), rig.clients(service, "127.0.0.11"),
                        () -> Request.get("/users/" + account.id()))
                .with("readyz", Duration.ofMillis(200), rig.clients(second, "127.0.0.12"), () -> Request.get("/readyz")));
        Await.pause(2);
        readOnly(rig, primary, writers, traffic);

        long promoted = promote(rig, primary, standby);
        double back = Await.within(60, () -> firstAcknowledged(writers, promoted) >= 0);
        rig.report().timeAtMost("promotion: seconds until a write succeeds",
                back < 0 ? 60 : firstAcknowledged(writers, promoted), BACK, 2 * BACK);
        double settled = rig.report().timesDecide() ? 15 : Math.max(8, back + 5);
        Await.pause(Math.max(0, settled - (System.nanoTime() - promoted) / 1e9));
        int before = failures(writers);
        long late = System.nanoTime();
        Await.pause(rig.report().timesDecide() ? 10 : 3);
        rig.report().atMost("promotion: failed writes after 15 s", failures(writers) - before, 0);
        Samples reads = traffic.samples(sample -> sample.start() > late && sample.kind().equals("user"));
        rig.report().atLeast("promotion: reads after 15 s", reads.size(), 10);
        rig.report().noneFailed("promotion: failed reads after 15 s", reads);
        for (Writers each : writers) {
            each.close();
            rig.report().say("outcomes: %s", each.outcomes());
        }
        ledger.compare(clients, account.id()).report(rig.report());
        rig.report().atMost("lines of ERROR", service.errors().size() + second.errors().size(), 0);
    }

    /** As a failover where sessions survive. */
    private static void readOnly(Rig rig, Postgres primary, List<Writers> writers, Traffic traffic) throws Exception {
        String unused = primary.sqlOutside("alter database masthead set default_transaction_read_only = on");
        terminate(primary);
        long start = System.nanoTime();
        Await.pause(rig.number("seconds"));
        unused = primary.sqlOutside("alter database masthead reset default_transaction_read_only");
        long over = System.nanoTime();
        double back = Await.within(30, () -> firstAcknowledged(writers, over) >= 0);
        rig.report().timeAtMost("read-only sessions: seconds until a write succeeds after it",
                back < 0 ? 30 : firstAcknowledged(writers, over), 2, BACK);
        Samples ready = traffic.samples(sample ->
                sample.kind().equals("readyz") && sample.start() > start + 1.5e9 && sample.start() < over - 2e8);
        rig.report().holds("read-only sessions: /readyz says 503", ready.size() > 0
                && ready.failed() == ready.size(), ready);
        if (back < 0) {
            // So that the promotion is judged by itself.
            terminate(primary);
            double unusedTime = Await.within(30, () -> firstAcknowledged(writers, over) >= 0);
        }
    }

    private static void terminate(Postgres primary) throws Exception {
        String unused = primary.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity "
                + "where usename = 'masthead'");
    }

    /** {@return the moment of the promotion} */
    private static long promote(Rig rig, Postgres primary, Postgres standby) throws Exception {
        long receiver = Long.parseLong(standby.sql("select pid from pg_stat_wal_receiver"));
        if (rig.sabotaged()) {
            // What the primary acknowledges without the standby is lost.
            Command.signal("STOP", receiver);
            Await.pause(1);
        }
        primary.kill();
        if (rig.sabotaged()) {
            Command.signal("CONT", receiver);
        }
        String unused = standby.sql("select pg_promote()");
        return System.nanoTime();
    }

    /** {@return the seconds until a post is acknowledged that was sent after a moment, at both instances, or -1} */
    private static double firstAcknowledged(List<Writers> writers, long moment) {
        List<Double> each = writers.stream().map(some -> some.firstAcknowledgedAfter(moment)).toList();
        return each.stream().anyMatch(seconds -> seconds < 0) ? -1 : Collections.max(each);
    }

    private static int failures(List<Writers> writers) {
        return writers.stream()
                .flatMap(some -> some.outcomes().entrySet().stream())
                .filter(outcome -> !outcome.getKey().matches(".* 20[14]"))
                .mapToInt(java.util.Map.Entry::getValue)
                .sum();
    }
}
