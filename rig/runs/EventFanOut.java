package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Follower;
import common.Follower.Form;
import common.Option;
import common.Report;
import common.Rig;
import common.Run;
import common.Sample;
import common.Samples;
import common.Service;
import java.util.ArrayList;
import java.util.List;

/** L4 and L5. */
final class EventFanOut implements Run {

    private static final int EACH_ADDRESS = 40;
    private static final int PATIENCE = 300;
    private static final int EVENTS = 5;

    @Override
    public String name() {
        return "events-many";
    }

    @Override
    public String summary() {
        return "many idle clients of the feed, in each form: their memory, and one event for all of them";
    }

    @Override
    public boolean isInShortForm() {
        return false;
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("clients", 10_000, 300, "that follow, in each form"));
    }

    @Override
    public void perform(Rig rig) throws Exception {
        many(rig, Form.STREAM, 90);
        many(rig, Form.SOCKET, 80);
    }

    private static void many(Rig rig, Form form, double heapBar) throws Exception {
        Report report = rig.report();
        String name = form.name();
        int number = rig.number("clients");
        Service service = rig.service(
                List.of("-Xmx2g"),
                "MAX_CONNECTIONS=" + (number + 2_000),
                "EVENTS_CONNECTIONS=" + (rig.sabotaged() ? number / 2 : number));
        double unused = service.start();
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "writer");
        for (int i = 0; i < 50; i++) {
            String unusedPost = account.post("All");
        }
        double heap = service.liveHeapMebibytes();
        long resident = service.residentMebibytes();
        List<Follower> followers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String from = "127.0." + (1 + i / EACH_ADDRESS / 200) + "." + (1 + i / EACH_ADDRESS % 200);
            followers.add(rig.keep(Follower.once(service.address(), from, form, "/posts", "")));
            if (i % 50 == 49) {
                Await.pause(0.05);
            }
        }
        double opened = Await.within(rig.sabotaged() ? 20 : PATIENCE,
                () -> followers.stream().noneMatch(follower -> follower.position().isEmpty()));
        report.holds(name + ": all clients follow", opened >= 0, followers.stream()
                .filter(follower -> follower.position().isEmpty())
                .limit(3)
                .map(Follower::ends)
                .toList());
        Await.pause(report.timesDecide() ? 20 : 1);
        double each = (service.liveHeapMebibytes() - heap) * 1024 / number;
        report.say("%s: %.0f s until all follow; %d MiB resident before, %d MiB with them", name, opened, resident,
                service.residentMebibytes());
        report.timeAtMost(name + ": heap of an idle client, KiB", each, heapBar);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            long start = System.nanoTime();
            String subject = "posts/" + account.post("All");
            double all = Await.within(20, () -> followers.stream().allMatch(follower -> follower.has("post.published", subject)));
            report.holds(name + ": all clients have the event", all >= 0, followers.stream()
                    .filter(follower -> !follower.has("post.published", subject))
                    .count());
            for (Follower follower : followers) {
                follower.seen().stream()
                        .filter(event -> event.subject().equals(subject) && event.type().equals("post.published"))
                        .forEach(event -> samples.add(
                                new Sample(subject, start, (event.at() - start) / 1e6, 200, "")));
            }
            // The first one compiles.
            if (i == 0) {
                samples.clear();
            }
            Await.pause(report.timesDecide() ? 3 : 0.5);
        }
        Samples latencies = new Samples(samples);
        report.say("%s: from the request to the client: %s", name, latencies);
        report.timeAtMost(name + ": p99, ms", latencies.percentile(99), 600);
        report.atMost(name + ": lines of ERROR", service.errors().size(), 0);
        for (Follower follower : followers) {
            follower.close();
        }
        service.close();
    }
}
