package runs;

import common.Account;
import common.Clients;
import common.Option;
import common.Report;
import common.Request;
import common.Response;
import common.Rig;
import common.Run;
import common.Sample;
import common.Samples;
import common.Service;
import common.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** R6. */
final class Overload implements Run {

    private static final int ADDRESSES = 50;
    private static final int CALM_CONNECTIONS = 16;
    private static final int MOST_CONNECTIONS = 1_500;
    private static final int MOST_MEMORY = 512;
    private static final int MOST_CROSSED = 2;

    /** What each of ten requests is. */
    private static final List<String> KINDS = List.of(
            "new post", "read", "search", "search", "search", "search", "list", "list", "list", "list");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String summary() {
        return "2 and 5 times the capacity that it measures first: goodput, latency, refusals, probes, memory";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("seconds", 30, 4, "of each load"),
                new Option("posts", 2_000, 500, "how many posts there are"));
    }

    @Override
    public boolean isInShortForm() {
        return false;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        int seconds = rig.number("seconds");
        Service service = rig.startedService();
        Clients own = rig.clients(service);
        Account account = Account.register(own, "rig");
        String line = "{\"title\":\"Rig\",\"body\":\"" + "everywhere is a word of each post. ".repeat(20) + "\"}\n";
        Response unusedImport = own.prepare(Request.of(
                                "POST", "/posts/import", "application/x-ndjson", line.repeat(rig.number("posts")))
                        .as(account.token()), 200);
        Load load = new Load(rig, service);
        // In the first seconds, the virtual machines of the service and of the clients compile what they have not run yet.
        double warmUp = (double) load.saturate(2 * seconds).of(Sample::succeeded).size() / (2 * seconds);
        Samples first = load.offer(5 * warmUp, seconds);
        report.say("warm-up, 5 times its capacity: accepted %s; refused %s",
                first.of(Sample::succeeded), first.of(sample -> sample.status() == 503));
        Thread.sleep(2_000);
        Samples calm = load.saturate(seconds);
        double capacity = (double) calm.of(Sample::succeeded).size() / seconds;
        report.say("capacity: %.0f requests/s over %d connections: %s", capacity, CALM_CONNECTIONS, calm);
        report.noneFailed("failures at capacity", calm);
        report.sayKinds("capacity", calm);
        report.atLeast("capacity, requests/s", capacity, 20);
        for (int times : new int[] {2, 5}) {
            Traffic probes = new Traffic()
                    .with("livez", Duration.ofMillis(100), rig.clients(service, "127.0.0.3"), () -> Request.get("/livez"));
            long start = System.nanoTime();
            if (rig.sabotaged()) {
                Thread unused = Thread.startVirtualThread(() -> pause(service));
            }
            Samples loaded = load.offer(times * capacity, seconds);
            double lasted = (System.nanoTime() - start) / 1e9;
            probes.close();
            judge(report, times + "x", capacity, calm, loaded, probes.samples(sample -> true), lasted, load);
            long memory = service.residentMebibytes();
            report.atMost(times + "x: resident memory, MiB", memory, MOST_MEMORY);
            Thread.sleep(2_000);
        }
        report.atMost("lines of ERROR", service.errors().size(), 0);
    }

    private static void judge(
            Report report, String name, double capacity, Samples calm, Samples loaded, Samples probes, double lasted,
            Load load) {
        Samples accepted = loaded.of(Sample::succeeded);
        Samples refused = loaded.of(sample -> sample.status() == 503);
        double goodput = accepted.size() / lasted / capacity;
        report.say("%s: %d offered in %.1f s, %d had no connection left here; accepted %s", name,
                loaded.size() + load.unsent(), lasted, load.unsent(), new Samples(accepted.all()));
        report.sayKinds(name + ": accepted", accepted);
        report.say("%s: refused %d, p50 %.1f ms, p99 %.1f ms", name, refused.size(), refused.percentile(50),
                refused.percentile(99));
        report.atLeast(name + ": accepted requests", accepted.size(), 20);
        report.ratioAtLeast(name + ": goodput as a part of the capacity", goodput, 0.9);
        report.ratioAtMost(name + ": p99 of accepted ones, times that at capacity",
                accepted.percentile(99) / calm.percentile(99), 2);
        report.ratioAtMost(name + ": p99 of refusals, ms", refused.size() == 0 ? 0 : refused.percentile(99), 100);
        report.timeAtMost(name + ": longest call, ms", loaded.longest(), 6_500, 9_000);
        Samples bad = loaded.of(sample -> !sample.succeeded() && !sample.refused());
        // A new connection takes the place of an idle one, and may cross the next request of that (RFC 9112, section
        // 9.3.1): with few requests, one of a thousand would be none.
        report.atMost(name + ": neither accepted nor refused with Retry-After " + bad.failures(), bad.size(),
                Math.max(MOST_CROSSED, loaded.size() / 1_000));
        report.noneFailed(name + ": failed probes", probes);
        report.atLeast(name + ": probes", probes.size(), 10);
        report.ratioAtMost(name + ": p99 of probes, ms", probes.percentile(99), 100);
    }

    /** Longer than the bar of the longest call in either form. */
    private static void pause(Service service) {
        try {
            service.process().signal("STOP");
            Thread.sleep(12_000);
            service.process().signal("CONT");
        } catch (Exception over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Requests of many clients, most of them expensive: what they cost the clients, on the same processors, is little. */
    private static final class Load {

        private final List<Clients> clients = new ArrayList<>();
        private final List<String> authors = new ArrayList<>();
        private final List<String> tokens = new ArrayList<>();
        private final AtomicLong next = new AtomicLong();
        private final AtomicInteger unsent = new AtomicInteger();

        Load(Rig rig, Service service) throws IOException, InterruptedException {
            for (int i = 0; i < ADDRESSES; i++) {
                Clients own = rig.clients(service, "127.0.1." + (1 + i));
                clients.add(own);
                Account account = Account.register(own, "rig" + i);
                authors.add(account.id());
                tokens.add(account.token());
            }
        }

        int unsent() {
            return unsent.get();
        }

        /** So many connections that ask again at once. */
        Samples saturate(int seconds) throws InterruptedException {
            List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < CALM_CONNECTIONS; i++) {
                threads.add(Thread.startVirtualThread(() -> {
                    while (System.nanoTime() < end) {
                        samples.add(ask(System.nanoTime()));
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return new Samples(List.copyOf(samples));
        }

        /** So many requests a second, whatever becomes of them. */
        Samples offer(double rate, int seconds) throws InterruptedException {
            unsent.set(0);
            List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
            Semaphore connections = new Semaphore(MOST_CONNECTIONS);
            long start = System.nanoTime();
            long number = (long) (rate * seconds);
            for (long i = 0; i < number; i++) {
                long due = start + (long) (i * 1e9 / rate);
                long left = due - System.nanoTime();
                if (left > 0) {
                    Thread.sleep(Duration.ofNanos(left));
                }
                if (!connections.tryAcquire()) {
                    int unused = unsent.incrementAndGet();
                    continue;
                }
                Thread unused = Thread.startVirtualThread(() -> {
                    samples.add(ask(System.nanoTime()));
                    connections.release();
                });
            }
            connections.acquire(MOST_CONNECTIONS);
            return new Samples(List.copyOf(samples));
        }

        private Sample ask(long start) {
            long number = next.getAndIncrement();
            int client = (int) ((number + number / ADDRESSES) % ADDRESSES);
            String kind = KINDS.get((int) (number % KINDS.size()));
            Request request = switch (kind) {
                case "new post" -> Request.json("POST", "/posts", "{\"title\":\"Usual\"}").as(tokens.get(client));
                case "read" -> Request.get("/users/" + authors.get(client));
                case "search" -> Request.get("/posts?q=everywhere&limit=100");
                default -> Request.get("/posts?limit=100&sort=id");
            };
            int status = 0;
            String failure = "";
            try {
                Response response = clients.get(client).send(request, LIMIT);
                status = response.status();
                failure = response.succeeded()
                        ? ""
                        : status + (response.header("retry-after").isEmpty() ? " without Retry-After" : "");
            } catch (Exception problem) {
                failure = problem.toString();
            }
            return new Sample(kind, start, (System.nanoTime() - start) / 1e6, status, failure);
        }
    }
}
