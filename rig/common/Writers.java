package common;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that write posts, each with an idempotency key that it repeats until it knows the outcome, and delete one in
 * ten of them again. They note in a ledger what was acknowledged.
 */
public final class Writers implements AutoCloseable {

    private record Acknowledgement(long sent, long arrived) {}

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final Account account;
    private final Ledger ledger;
    private final Duration pause;
    private final String body;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Acknowledgement> acknowledgements = java.util.Collections.synchronizedList(new ArrayList<>());
    private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    private Writers(Account account, Ledger ledger, Duration pause, String body) {
        this.account = account;
        this.ledger = ledger;
        this.pause = pause;
        this.body = body;
    }

    /** Starts so many clients, which pause so long after each post. */
    public static Writers start(Clients clients, Account account, Ledger ledger, int number, Duration pause)
            throws IOException {
        return start(List.of(clients), account, ledger, number, pause, 1);
    }

    /** Starts so many clients, each of which keeps to one of several instances. */
    public static Writers start(List<Clients> clients, Account account, Ledger ledger, int number, Duration pause)
            throws IOException {
        return start(clients, account, ledger, number, pause, 1);
    }

    /** Starts so many clients, whose posts have so many characters. */
    public static Writers start(
            Clients clients, Account account, Ledger ledger, int number, Duration pause, int characters)
            throws IOException {
        return start(List.of(clients), account, ledger, number, pause, characters);
    }

    private static Writers start(
            List<Clients> clients, Account account, Ledger ledger, int number, Duration pause, int characters)
            throws IOException {
        String unused = account.token();
        Writers writers = new Writers(account, ledger, pause, "x".repeat(characters));
        for (int i = 0; i < number; i++) {
            String name = "w" + Integer.toHexString(System.identityHashCode(writers)) + "-" + i + "-";
            Clients own = clients.get(i % clients.size());
            writers.threads.add(Thread.startVirtualThread(() -> writers.run(own, name)));
        }
        return writers;
    }

    private void run(Clients clients, String name) {
        try {
            for (int i = 0; !stopping; i++) {
                String title = name + i;
                ledger.sent(title);
                String id = write(clients, title);
                if (!id.isEmpty()) {
                    ledger.acknowledged(title);
                    if (i % 10 == 9) {
                        delete(clients, title, id);
                    }
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return the id of the post, or nothing if its outcome is not known at the end} */
    private String write(Clients clients, String title) throws InterruptedException {
        Request request = Request.json("POST", "/posts", "{\"title\":\"" + title + "\",\"body\":\"" + body + "\"}")
                .with("Idempotency-Key", title);
        while (true) {
            long start = System.nanoTime();
            String outcome;
            try {
                Response response = clients.send(request.as(account.token()), LIMIT);
                outcome = "POST " + response.status();
                if (response.status() == 201) {
                    acknowledgements.add(new Acknowledgement(start, System.nanoTime()));
                    count(outcome);
                    return response.member("id");
                }
            } catch (IOException | RuntimeException failure) {
                outcome = "POST " + failure.getClass().getSimpleName();
            }
            count(outcome);
            if (stopping) {
                return "";
            }
            Thread.sleep(AGAIN);
        }
    }

    private void delete(Clients clients, String title, String id) throws InterruptedException {
        ledger.deletionSent(title);
        for (boolean first = true; ; first = false) {
            String outcome;
            try {
                Response response = clients.send(Request.delete("/posts/" + id).as(account.token()), LIMIT);
                outcome = "DELETE " + response.status();
                if (response.status() == 404 && first) {
                    // It was acknowledged, and is lost.
                    ledger.acknowledged(title);
                    count(outcome);
                    return;
                }
                // 404 after a deletion whose outcome was not known.
                if (response.status() == 204 || response.status() == 404) {
                    ledger.deleted(title);
                    count(outcome);
                    return;
                }
            } catch (IOException | RuntimeException failure) {
                outcome = "DELETE " + failure.getClass().getSimpleName();
            }
            count(outcome);
            if (stopping) {
                return;
            }
            Thread.sleep(AGAIN);
        }
    }

    private void count(String outcome) {
        int unused = outcomes.computeIfAbsent(outcome, first -> new AtomicInteger()).incrementAndGet();
    }

    public int acknowledged() {
        return acknowledgements.size();
    }

    /** {@return the seconds from a moment to the first acknowledgement of a post that was sent after it, or -1} */
    public double firstAcknowledgedAfter(long moment) {
        synchronized (acknowledgements) {
            return acknowledgements.stream()
                    .filter(each -> each.sent() >= moment)
                    .mapToLong(Acknowledgement::arrived)
                    .map(arrived -> arrived - moment)
                    .min()
                    .stream()
                    .mapToDouble(nanoseconds -> nanoseconds / 1e9)
                    .findFirst()
                    .orElse(-1);
        }
    }

    /** {@return how often each outcome was} */
    public Map<String, Integer> outcomes() {
        Map<String, Integer> sorted = new TreeMap<>();
        outcomes.forEach((outcome, count) -> sorted.put(outcome, count.get()));
        return sorted;
    }

    /** Lets each client end what it is at. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
