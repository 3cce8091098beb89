package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.FeedComparison;
import common.Follower;
import common.Follower.Form;
import common.Option;
import common.Postgres;
import common.Report;
import common.Request;
import common.Rig;
import common.Run;
import common.Samples;
import common.Service;
import common.Traffic;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** L6 and L7. */
final class EventReturn implements Run {

    private static final int STALLED = 20;
    private static final int TURNS = 4;
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    @Override
    public String name() {
        return "events-return";
    }

    @Override
    public String summary() {
        return "clients of the feed that were away come back to many events; one that stops reading; others notice nothing";
    }

    @Override
    public boolean isInShortForm() {
        return false;
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("events", 100_000, 4_000, "while they are away"),
                new Option("clients", 50, 20, "that come back"),
                new Option("others", 200, 20, "that read while one does not"));
    }

    @Override
    public List<String> programs() {
        return Postgres.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Postgres postgres = rig.postgres();
        Service service = rig.startedService("DATABASE_URL=" + postgres.url());
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "writer");
        comeBack(rig, postgres, service, clients, account);
        stopReading(rig, service, clients, account);
        rig.report().atMost("lines of ERROR", service.errors().size(), 0);
    }

    private static void comeBack(Rig rig, Postgres postgres, Service service, Clients clients, Account account)
            throws Exception {
        Report report = rig.report();
        AtomicReference<URI> address = new AtomicReference<>(service.address());
        List<Follower> followers = new ArrayList<>();
        for (int i = 0; i < rig.number("clients"); i++) {
            followers.add(rig.keep(
                    Follower.start(address::get, "127.0.0." + (60 + i % 10), Form.STREAM, "/posts", "")));
        }
        Follower.awaitPositions(30, followers);
        address.set(NOWHERE);
        for (Follower follower : followers) {
            follower.cut();
        }
        // Each post is written and published: two events.
        write(clients, account, rig.number("events") / 2);
        if (FeedComparison.awaitNumbered(postgres, 120) < 0) {
            throw new IllegalStateException("Events have no positions after two minutes.");
        }
        Traffic traffic = rig.keep(new Traffic()
                .with("user", Duration.ofMillis(20), rig.clients(service, "127.0.0.2"),
                        () -> Request.get("/users/" + account.id())));
        Await.pause(report.timesDecide() ? 15 : 3);
        long back = System.nanoTime();
        address.set(service.address());
        int all = FeedComparison.count(postgres);
        double time = Await.within(120, () -> followers.stream().allMatch(follower -> follower.received() >= all));
        long over = System.nanoTime();
        traffic.close();
        Samples calm = traffic.samples(sample -> sample.start() < back);
        Samples beside = traffic.samples(sample -> sample.start() >= back && sample.start() < over);
        report.say("others before: %s; meanwhile: %s", calm, beside);
        report.noneFailed("failed requests of others", beside);
        report.timeAtMost("seconds until all have caught up", time < 0 ? 120 : time, 20);
        report.ratioAtMost("p99 of others, times that before", beside.percentile(99) / calm.percentile(99), 2);
        if (rig.sabotaged()) {
            FeedComparison.spoil(postgres);
        }
        FeedComparison.of(postgres).report(report, "those that came back", followers);
        for (Follower follower : followers) {
            follower.close();
        }
    }

    private static void stopReading(Rig rig, Service service, Clients clients, Account account) throws Exception {
        Report report = rig.report();
        List<Follower> others = new ArrayList<>();
        for (int i = 0; i < rig.number("others"); i++) {
            others.add(rig.keep(Follower.once(
                    service.address(), "127.0.0." + (70 + i / 20), Form.STREAM, "/posts", "")));
        }
        Follower.awaitPositions(30, others);
        int before = others.size();
        double unused = Await.until(
                30, "the end of all streams before", () -> service.metric("events_streams_open", "") == before);
        Stalled stalled = rig.keep(new Stalled(service.address(), "127.0.0.3", "/posts", others.getFirst().position()));
        unused = Await.until(30, "one more", () -> service.metric("events_streams_open", "") == before + 1);
        long start = System.nanoTime();
        int seen = others.getFirst().received();
        int written = 0;
        double closed = -1;
        // What the kernel buffers has to be full before a write can block.
        while (closed < 0 && System.nanoTime() - start < (STALLED + 60) * 1e9) {
            if (written < TURNS * 10_000) {
                write(clients, account, 5_000);
                written += 10_000;
            }
            closed = Await.within(2, () -> service.metric("events_streams_open", "") == before);
        }
        int all = seen + written;
        report.holds("the client that reads nothing is closed", closed >= 0, service.metric("events_streams_open", ""));
        report.timeAtMost("seconds until it is closed, its buffers full", (System.nanoTime() - start) / 1e9, 60);
        double caughtUp = Await.within(60, () -> others.stream().allMatch(follower -> follower.received() >= all));
        report.holds("all others have all events", caughtUp >= 0, others.stream()
                .mapToInt(follower -> follower.received())
                .min());
        report.holds("no other was closed", others.stream().allMatch(follower -> follower.ended() < 0), others.stream()
                .flatMap(follower -> follower.ends().stream())
                .toList());
        stalled.close();
    }

    private static void write(Clients clients, Account account, int posts) throws Exception {
        for (int left = posts; left > 0; left -= 2_000) {
            Object unused = clients.prepare(Request.of(
                            "POST", "/posts/import", "application/x-ndjson",
                            "{\"title\":\"Away\"}\n".repeat(Math.min(left, 2_000)))
                    .as(account.token()), 200);
        }
    }
}
