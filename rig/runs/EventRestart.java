package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.FeedComparison;
import common.Follower;
import common.Follower.Form;
import common.Ledger;
import common.Option;
import common.Postgres;
import common.Proxy;
import common.Report;
import common.Rig;
import common.Run;
import common.Service;
import common.Writers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** L10. */
final class EventRestart implements Run {

    private static final int EACH_ADDRESS = 40;

    @Override
    public String name() {
        return "events-restart";
    }

    @Override
    public String summary() {
        return "a rolling restart of two instances behind nginx: their clients come back spread, and miss nothing";
    }

    @Override
    public boolean isInShortForm() {
        return false;
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("clients", 1_000, 60, "that follow, half of them by WebSocket"),
                new Option("rounds", 2, 1, "how often each is restarted"));
    }

    @Override
    public List<String> programs() {
        return Proxy.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Postgres postgres = rig.postgres();
        String[] settings = {
            "DATABASE_URL=" + postgres.url(), "SHUTDOWN_DELAY=1s", "TRUSTED_PROXIES=127.0.0.1"
        };
        Service one = rig.startedService(settings);
        Service two = rig.startedService(settings);
        URI address = Proxy.start(rig, "nginx", one, two);
        Clients clients = rig.keep(new Clients(address));
        double unused = Await.until(20, "nginx", () -> clients.get("/readyz").status() == 200);
        Account account = Account.register(clients, "writer");
        List<Follower> followers = new ArrayList<>();
        for (int i = 0; i < rig.number("clients"); i++) {
            followers.add(rig.keep(Follower.start(() -> address, "127.0.2." + (1 + i / EACH_ADDRESS),
                    i % 2 == 0 ? Form.STREAM : Form.SOCKET, "/posts", "")));
            if (i % 20 == 19) {
                Await.pause(0.02);
            }
        }
        Follower.awaitPositions(120, followers);
        Ledger ledger = new Ledger();
        Writers writers = rig.keep(Writers.start(clients, account, ledger, 2, Duration.ofMillis(100)));
        double narrowest = Double.MAX_VALUE;
        double slowestStop = 0;
        for (int round = 0; round < rig.number("rounds"); round++) {
            for (Service service : List.of(one, two)) {
                long start = System.nanoTime();
                if (rig.sabotaged()) {
                    service.kill();
                } else {
                    service.process().terminate();
                }
                int exit = service.process().awaitExit(60);
                slowestStop = Math.max(slowestStop, (System.nanoTime() - start) / 1e9);
                report.holds("exit code 0", exit == 0, exit);
                unused = service.start();
                Await.pause(12);
                narrowest = Math.min(narrowest, spread(followers, start));
            }
        }
        writers.close();
        double settled = FeedComparison.awaitNumbered(postgres, 60);
        int all = FeedComparison.count(postgres);
        double caughtUp = Await.within(60, () -> followers.stream().allMatch(follower -> follower.received() >= all));
        report.say("events are numbered after %.1f s, with all clients %.1f s later", settled, caughtUp);
        report.atLeast("acknowledged writes", writers.acknowledged(), 20);
        report.atLeast("seconds over which nine of ten clients came back", narrowest, 5);
        report.timeAtMost("seconds until a stopped instance has ended", slowestStop, 8);
        FeedComparison.of(postgres).report(report, "clients", followers);
        report.atMost("lines of ERROR", one.errors().size() + two.errors().size(), 0);
    }

    /** {@return the seconds over which nine of ten of those clients came back that were cut off after a moment} */
    private static double spread(List<Follower> followers, long start) {
        List<Long> back = followers.stream()
                .flatMap(follower -> follower.opened().stream().skip(1).filter(opened -> opened > start).limit(1))
                .sorted()
                .toList();
        return back.size() < 10
                ? Double.MAX_VALUE
                : (back.get(back.size() * 95 / 100) - back.get(back.size() * 5 / 100)) / 1e9;
    }
}
