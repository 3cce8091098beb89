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
import java.time.Duration;
import java.util.List;

/** R17. */
final class Replica implements Run {

    private static final double CATCH_UP = 15;

    @Override
    public String name() {
        return "replica";
    }

    @Override
    public String summary() {
        return "DATABASE_REPLICA_URL, its replay paused: callers with credentials read what they wrote; none fails";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("seconds", 60, 8, "how long replay is paused"),
                new Option("lag", 10, 3, "REPLICA_MAX_LAG, in seconds"));
    }

    @Override
    public List<String> programs() {
        return Postgres.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Postgres primary = rig.postgres();
        Postgres standby = rig.standby(primary, "two", "hot_standby_feedback=on");
        Service service = rig.startedService(
                "DATABASE_URL=" + primary.url(), "DATABASE_REPLICA_URL=" + standby.url(), "REPLICA_MAX_LAG=" + rig.number("lag") + "s");
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "rig");
        double unusedTime = Await.until(30, "a read of the replica", () -> usesReplica(standby, clients, account));
        Traffic traffic = rig.keep(new Traffic()
                .with("user", Duration.ofMillis(50), rig.clients(service, "127.0.0.11"),
                        () -> Request.get("/users/" + account.id()))
                .with("list", Duration.ofMillis(100), rig.clients(service, "127.0.0.11"),
                        () -> Request.get("/posts?limit=20")));
        String unused = standby.sql("select pg_wal_replay_pause()");
        String first = account.post("One");
        int anonymous = clients.get("/posts/" + first).status();
        report.holds("paused: an anonymous caller reads the replica, which does not have the new post",
                anonymous == 404, anonymous);
        int written = 0;
        int violations = 0;
        long paused = System.nanoTime();
        while (System.nanoTime() - paused < rig.number("seconds") * 1e9) {
            String id = account.post("One");
            // Without its credentials, it is a caller that the promise does not cover.
            String token = rig.sabotaged() ? "" : account.token();
            written++;
            Response read = clients.send(Request.get("/posts/" + id).as(token));
            Response list = clients.send(Request.get("/posts?limit=1&sort=-id&fields=id").as(token));
            if (read.status() != 200 || !list.body().equals("[{\"id\":" + id + "}]")) {
                violations++;
            }
            Thread.sleep(50);
        }
        report.atLeast("paused: posts written and read", written, rig.number("seconds") / 4.0);
        report.atMost("paused: posts that their author did not read at once", violations, 0);
        int late = clients.get("/posts/" + first).status();
        report.holds("paused for longer than REPLICA_MAX_LAG: anonymous callers read the primary", late == 200, late);
        unused = standby.sql("select pg_wal_replay_resume()");
        double caughtUp = Await.within(60, () -> usesReplica(standby, clients, account));
        report.timeAtMost("resumed: seconds until the replica is read again", caughtUp < 0 ? 60 : caughtUp, CATCH_UP, 30);
        traffic.close();
        Samples all = traffic.samples(sample -> true);
        report.say("anonymous callers: %s", all);
        report.atLeast("requests of anonymous callers", all.size(), 100);
        report.noneFailed("failed requests of anonymous callers", all);
        report.atMost("lines of ERROR", service.errors().size(), 0);
    }

    private static boolean usesReplica(Postgres standby, Clients clients, Account account) throws Exception {
        String unused = standby.sql("select pg_wal_replay_pause()");
        try {
            return clients.get("/posts/" + account.post("One")).status() == 404;
        } finally {
            unused = standby.sql("select pg_wal_replay_resume()");
        }
    }
}
