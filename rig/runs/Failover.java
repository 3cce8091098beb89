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
        return "sessions that become read-only, then the promotion of a synchronous standby: writes are back in 10 s";
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
        Service service = rig.startedService("DATABASE_URL=postgresql://masthead:masthead@127.0.0.1:" + primary.port()
                + ",127.0.0.1:" + standby.port() + "/masthead");
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "rig");
        Ledger ledger = new Ledger();
        Writers writers = rig.keep(Writers.start(clients, account, ledger, CLIENTS, Duration.ofMillis(20)));
        Traffic traffic = rig.keep(new Traffic()
                .with("user", Duration.ofMillis(100), rig.clients(service, "127.0.0.11"),
                        () -> Request.get("/users/" + account.id()))
                .with("readyz", Duration.ofMillis(200), rig.clients(service, "127.0.0.12"), () -> Request.get("/readyz")));
        Await.pause(2);
        readOnly(rig, primary, writers, traffic);

        long promoted = promote(rig, primary, standby);
        double back = Await.within(60, () -> writers.firstAcknowledgedAfter(promoted) >= 0);
        rig.report().timeAtMost("promotion: seconds until a write succeeds",
                back < 0 ? 60 : writers.firstAcknowledgedAfter(promoted), BACK, 2 * BACK);
        double settled = rig.report().timesDecide() ? 15 : 8;
        Await.pause(Math.max(0, settled - (System.nanoTime() - promoted) / 1e9));
        int before = failures(writers);
        long late = System.nanoTime();
        Await.pause(rig.report().timesDecide() ? 10 : 3);
        rig.report().atMost("promotion: failed writes after 15 s", failures(writers) - before, 0);
        Samples reads = traffic.samples(sample -> sample.start() > late && sample.kind().equals("user"));
        rig.report().atLeast("promotion: reads after 15 s", reads.size(), 10);
        rig.report().noneFailed("promotion: failed reads after 15 s", reads);
        writers.close();
        rig.report().say("outcomes: %s", writers.outcomes());
        ledger.compare(clients, account.id()).report(rig.report());
        rig.report().atMost("lines of ERROR", service.errors().size(), 0);
    }

    /** As a failover where sessions survive. */
    private static void readOnly(Rig rig, Postgres primary, Writers writers, Traffic traffic) throws Exception {
        String unused = primary.sqlOutside("alter database masthead set default_transaction_read_only = on");
        terminate(primary);
        long start = System.nanoTime();
        Await.pause(rig.number("seconds"));
        unused = primary.sqlOutside("alter database masthead reset default_transaction_read_only");
        long over = System.nanoTime();
        double back = Await.within(30, () -> writers.firstAcknowledgedAfter(over) >= 0);
        rig.report().timeAtMost("read-only sessions: seconds until a write succeeds after it",
                back < 0 ? 30 : writers.firstAcknowledgedAfter(over), 2, BACK);
        Samples ready = traffic.samples(sample ->
                sample.kind().equals("readyz") && sample.start() > start + 1.5e9 && sample.start() < over - 2e8);
        rig.report().holds("read-only sessions: /readyz says 503", ready.size() > 0
                && ready.failed() == ready.size(), ready);
        if (back < 0) {
            // So that the promotion is judged by itself.
            terminate(primary);
            double unusedTime = Await.within(30, () -> writers.firstAcknowledgedAfter(over) >= 0);
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

    private static int failures(Writers writers) {
        return writers.outcomes().entrySet().stream()
                .filter(outcome -> !outcome.getKey().matches(".* 20[14]"))
                .mapToInt(java.util.Map.Entry::getValue)
                .sum();
    }
}
