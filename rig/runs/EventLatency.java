package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Follower;
import common.Follower.Form;
import common.Occurrence;
import common.Option;
import common.Report;
import common.Request;
import common.Rig;
import common.Run;
import common.Sample;
import common.Samples;
import common.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** L3. */
final class EventLatency implements Run {

    @Override
    public String name() {
        return "events-latency";
    }

    @Override
    public String summary() {
        return "from the request of a write to the clients of the feed, which are many";
    }

    @Override
    public boolean isInShortForm() {
        return false;
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("seconds", 30, 4, "of writes"),
                new Option("rate", 200, 50, "writes per second"),
                new Option("clients", 100, 50, "that follow by server-sent events"));
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Service service = rig.startedService();
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "writer");
        List<Follower> followers = new ArrayList<>();
        for (int i = 0; i < rig.number("clients"); i++) {
            followers.add(rig.keep(
                    Follower.start(service::address, "127.0.0." + (50 + i / 20), Form.STREAM, "/posts", "")));
        }
        Follower.awaitPositions(60, followers);
        // The first seconds compile.
        Map<String, Long> unusedFirst = write(rig, clients, account, report.timesDecide() ? 20 : 2);
        Map<String, Long> sent = write(rig, clients, account, rig.number("seconds"));
        if (rig.sabotaged()) {
            Long unusedTime = sent.put("posts/0", System.nanoTime());
        }
        double all = Await.within(20, () -> followers.stream().allMatch(follower -> received(follower, sent) == sent.size()));
        report.holds("all clients received all events", all >= 0, followers.stream()
                .mapToInt(follower -> received(follower, sent))
                .min());
        List<Sample> samples = new ArrayList<>();
        for (Follower follower : followers) {
            for (Occurrence event : follower.seen()) {
                Long start = sent.get(event.subject());
                if (start != null && event.type().equals("post.published")) {
                    samples.add(new Sample("event", start, (event.at() - start) / 1e6, 200, ""));
                }
            }
        }
        Samples latencies = new Samples(samples);
        report.say("from the request to the client: %s", latencies);
        report.atLeast("events received", latencies.size(), rig.number("clients") * rig.number("rate"));
        report.timeAtMost("p50, ms", latencies.percentile(50), 30);
        report.timeAtMost("p99, ms", latencies.percentile(99), 150);
        report.atMost("lines of ERROR", service.errors().size(), 0);
    }

    private static int received(Follower follower, Map<String, Long> sent) {
        return (int) follower.seen().stream()
                .filter(event -> event.type().equals("post.published") && sent.containsKey(event.subject()))
                .count();
    }

    /** {@return when each request for a post was sent, by the post} */
    private static Map<String, Long> write(Rig rig, Clients clients, Account account, int seconds) throws Exception {
        Map<String, Long> sent = new ConcurrentHashMap<>();
        String token = account.token();
        int number = seconds * rig.number("rate");
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            long due = start + i * 1_000_000_000L / rig.number("rate");
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    long before = System.nanoTime();
                    String id = clients.send(Request.json("POST", "/posts", "{\"title\":\"Now\"}").as(token))
                            .expect(201)
                            .member("id");
                    Long unused = sent.put("posts/" + id, before);
                } catch (Exception refused) {
                    // It is not there to be received.
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return sent;
    }
}
