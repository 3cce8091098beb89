package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Disk;
import common.Ledger;
import common.Option;
import common.Postgres;
import common.Report;
import common.Request;
import common.Rig;
import common.Run;
import common.Samples;
import common.Service;
import common.Traffic;
import common.Writers;
import java.time.Duration;
import java.util.List;

/** R18. */
final class DiskFull implements Run {

    private static final int CLIENTS = 4;
    private static final int CHARACTERS = 4_000;
    private static final int WRITES = 100;

    private interface Supervisor {

        void tend() throws Exception;
    }

    @Override
    public String name() {
        return "disk-full";
    }

    @Override
    public String summary() {
        return "the disk of the data is full, then that of the WAL: clean refusals, it recovers, nothing is lost";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("seconds", 20, 3, "how long the disk stays full"),
                new Option("pause", 5, 25, "of each of the writers, in milliseconds"));
    }

    @Override
    public List<String> programs() {
        return Postgres.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Disk data = rig.keep(Disk.mount(rig.directory("data"), 400));
        Service embedded = rig.startedService("DATA_DIR=" + data.root().resolve("data"));
        fill(rig, "data disk", data, embedded, () -> {
            // As a supervisor does: without its PostgreSQL, the service ends.
            if (!embedded.runs()) {
                embedded.launch();
            }
        });
        embedded.close();

        Disk wal = rig.keep(Disk.mount(rig.directory("wal"), 160));
        Postgres postgres = rig.postgres("max_wal_size=64MB", "min_wal_size=32MB");
        postgres.moveWal(wal.root().resolve("wal"));
        Service service = rig.startedService("DATABASE_URL=" + postgres.url());
        fill(rig, "WAL disk", wal, service, () -> {
            if (!postgres.runs()) {
                postgres.launch();
            }
        });
    }

    private static void fill(Rig rig, String name, Disk disk, Service service, Supervisor supervisor) throws Exception {
        Report report = rig.report();
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "rig");
        Ledger ledger = new Ledger();
        Traffic traffic = rig.keep(new Traffic()
                .with("user", Duration.ofMillis(100), rig.clients(service, "127.0.0.11"),
                        () -> Request.get("/users/" + account.id())));
        Writers writers =
                rig.keep(Writers.start(
                        clients, account, ledger, CLIENTS, Duration.ofMillis(rig.number("pause")), CHARACTERS));
        double unused = Await.until(120, "writes", () -> writers.acknowledged() >= WRITES);
        disk.fill();
        double refused = Await.within(60, () -> writers.outcomes().getOrDefault("POST 503", 0) > 0 || !service.runs());
        long end = System.nanoTime() + rig.number("seconds") * 1_000_000_000L;
        int restarts = 0;
        while (System.nanoTime() < end) {
            restarts += service.runs() ? 0 : 1;
            supervisor.tend();
            Await.pause(1);
        }
        long over = System.nanoTime();
        if (!rig.sabotaged()) {
            disk.release();
        }
        double back = Await.within(rig.report().timesDecide() ? 60 : 30, () -> {
            supervisor.tend();
            Thread.sleep(200);
            return writers.firstAcknowledgedAfter(over) >= 0;
        });
        disk.release();
        Await.pause(1);
        traffic.close();
        writers.close();
        report.say("%s: outcomes of writes: %s; restarts of the service: %d", name, writers.outcomes(), restarts);
        Samples reads = traffic.samples(sample -> true);
        report.say("%s: reads: %s", name, reads);
        report.holds(name + ": writes are refused while it is full", refused >= 0, writers.outcomes());
        long unclean = writers.outcomes().keySet().stream()
                .filter(outcome -> !outcome.matches("POST (201|503)|DELETE (204|404|503)"))
                // A connection that ends with the service is no refusal, and no wrong one.
                .filter(outcome -> !outcome.matches("(POST|DELETE) (Refused|EOFException|SocketException)"))
                .count();
        report.atMost(name + ": kinds of other outcomes than success and 503", unclean, 0);
        report.timeAtMost(name + ": seconds until a write succeeds afterwards",
                back < 0 ? 60 : writers.firstAcknowledgedAfter(over), 10, 25);
        ledger.compare(clients, account.id()).report(report);
    }
}
