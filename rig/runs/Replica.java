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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
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
        return "two instances with DATABASE_REPLICA_URL, its replay paused: callers with credentials read at one what they"
                + " wrote at the other; none fails";
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
        String[] settings = {
            "DATABASE_URL=" + primary.url(),
            "DATABASE_REPLICA_URL=" + standby.url(),
            "REPLICA_MAX_LAG=" + rig.number("lag") + "s"
        };
        List<Service> instances = List.of(rig.startedService(settings), rig.startedService(settings));
        List<Clients> both = instances.stream().map(rig::clients).toList();
        Account account = Account.register(both.getFirst(), "rig");
        double unusedTime = Await.until(30, "a read of the replica", () -> useReplica(standby, both, account));
        Traffic traffic = rig.keep(new Traffic());
        for (Service instance : instances) {
            Traffic unusedKinds = traffic
                    .with("user", Duration.ofMillis(100), rig.clients(instance, "127.0.0.11"),
                            () -> Request.get("/users/" + account.id()))
                    .with("list", Duration.ofMillis(200), rig.clients(instance, "127.0.0.11"),
                            () -> Request.get("/posts?limit=20"));
        }
        String unused = standby.sql("select pg_wal_replay_pause()");
        String first = account.post("One");
        List<Integer> anonymous = statuses(both, first);
        report.holds("paused: anonymous callers of both instances read the replica, which does not have the new post",
                anonymous.equals(List.of(404, 404)), anonymous);
        int written = 0;
        int violations = 0;
        long paused = System.nanoTime();
        while (System.nanoTime() - paused < rig.number("seconds") * 1e9) {
            Clients writer = both.get(written % 2);
            Clients reader = both.get(1 - written % 2);
            String id = account.through(writer).post("One");
            // Without its credentials, it is a caller that the promise does not cover.
            String token = rig.sabotaged() ? "" : account.token();
            written++;
            Response read = reader.send(Request.get("/posts/" + id).as(token));
            Response list = reader.send(Request.get("/posts?limit=1&sort=-published_at&fields=id").as(token));
            if (read.status() != 200 || !list.body().equals("[{\"id\":" + id + "}]")) {
                violations++;
            }
            Thread.sleep(50);
        }
        report.atLeast("paused: posts written and read", written, rig.number("seconds") / 4.0);
        report.atMost("paused: posts that their author did not read at the other instance at once", violations, 0);
        List<Integer> late = statuses(both, first);
        report.holds("paused for longer than REPLICA_MAX_LAG: anonymous callers read the primary",
                late.equals(List.of(200, 200)), late);
        unused = standby.sql("select pg_wal_replay_resume()");
        double caughtUp = Await.within(60, () -> useReplica(standby, both, account));
        report.timeAtMost("resumed: seconds until the replica is read again", caughtUp < 0 ? 60 : caughtUp, CATCH_UP, 30);
        traffic.close();
        Samples all = traffic.samples(sample -> true);
        report.say("anonymous callers: %s", all);
        report.atLeast("requests of anonymous callers", all.size(), 100);
        report.noneFailed("failed requests of anonymous callers", all);
        int errors = 0;
        for (Service instance : instances) {
            errors += instance.errors().size();
        }
        report.atMost("lines of ERROR", errors, 0);
    }

    private static boolean useReplica(Postgres standby, List<Clients> instances, Account account) throws Exception {
        String unused = standby.sql("select pg_wal_replay_pause()");
        try {
            return statuses(instances, account.post("One")).equals(List.of(404, 404));
        } finally {
            unused = standby.sql("select pg_wal_replay_resume()");
        }
    }

    /** {@return what each instance responds to an anonymous caller that asks for a post} */
    private static List<Integer> statuses(List<Clients> instances, String post) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (Clients instance : instances) {
            statuses.add(instance.get("/posts/" + post).status());
        }
        return statuses;
    }
}
