package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Follower;
import common.Follower.Form;
import common.Option;
import common.Postgres;
import common.Report;
import common.Rig;
import common.Run;
import common.Service;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** L11. */
final class EventFailover implements Run {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    @Override
    public String name() {
        return "events-failover";
    }

    @Override
    public String summary() {
        return "a promotion that loses events: exactly the clients that saw one are told";
    }

    @Override
    public boolean isInShortForm() {
        return false;
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("events", 50, 50, "that are lost"),
                new Option("clients", 20, 5, "that saw them, and as many that did not, in each form"));
    }

    @Override
    public List<String> programs() {
        return Postgres.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Postgres primary = rig.postgres();
        Postgres standby = rig.standby(primary, "two");
        Service service = rig.startedService("DATABASE_URL=postgresql://masthead:masthead@127.0.0.1:" + primary.port()
                + ",127.0.0.1:" + standby.port() + "/masthead");
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "writer");
        AtomicReference<URI> early = new AtomicReference<>(service.address());
        List<Follower> behind = new ArrayList<>();
        List<Follower> ahead = new ArrayList<>();
        for (Form form : Form.values()) {
            for (int i = 0; i < rig.number("clients"); i++) {
                behind.add(rig.keep(Follower.start(early::get, "127.0.0." + (60 + i % 5), form, "/posts", "")));
                ahead.add(rig.keep(Follower.start(service::address, "127.0.0." + (80 + i % 5), form, "/posts", "")));
            }
        }
        List<Follower> all = new ArrayList<>(behind);
        all.addAll(ahead);
        Follower.awaitPositions(60, all);
        String kept = account.post("Kept or lost");
        double unused = Await.until(30, "an event", () -> all.stream().allMatch(follower -> follower.has("post.published", "posts/" + kept)));
        unused = Await.until(30, "its copy", () -> standby.sql("select count(*) from events where type like 'post.%' and subject_id = " + kept)
                .equals("2"));
        if (!rig.sabotaged()) {
            standby.sql("alter system set primary_conninfo = ''");
            standby.sql("select pg_reload_conf()");
            unused = Await.until(
                    30, "the end of replication", () -> standby.sql("select pid from pg_stat_wal_receiver").isEmpty());
        }
        early.set(NOWHERE);
        for (Follower follower : behind) {
            follower.cut();
        }
        String lost = "";
        for (int i = 0; i < rig.number("events") / 2; i++) {
            lost = account.post("Kept or lost");
        }
        String last = lost;
        unused = Await.until(30, "the last event", () -> ahead.stream().allMatch(follower -> follower.has("post.published", "posts/" + last)));
        primary.kill();
        String unusedResult = standby.sql("select pg_promote()");
        unused = Await.until(60, "readiness", service::isReady);
        unused = Await.until(60, "the new history",
                () -> standby.sql("select count(*) from event_epochs").equals("2"));
        // Until then, the service shows what it knows to those that come back.
        double told = Await.within(60, () -> ahead.stream().allMatch(follower -> follower.resets() > 0));
        report.holds("clients that saw a lost event are told, all of them", told >= 0, ahead.stream()
                .filter(follower -> follower.resets() == 0)
                .count());
        early.set(service.address());
        Account after = Account.register(rig.clients(service, "127.0.0.4"), "later");
        String next = after.post("Kept");
        double arrived = Await.within(60, () -> behind.stream().allMatch(follower -> follower.has("post.published", "posts/" + next)));
        report.timeAtMost("seconds until those that saw no lost event have the next", arrived < 0 ? 60 : arrived, 20, 50);
        report.atMost("clients that saw none, and are told", behind.stream()
                .filter(follower -> follower.resets() > 0)
                .count(), 0);
        report.atLeast("posts that are lost", Integer.parseInt(last) - Integer.parseInt(kept), rig.number("events") / 2.0);
        String gone = standby.sql("select count(*) from posts where id > " + kept + " and id <= " + last);
        report.holds("they are lost", gone.equals("0"), gone);
        report.atMost("lines of ERROR", service.errors().size(), 0);
    }
}
