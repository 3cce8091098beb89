package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Option;
import common.Request;
import common.Rig;
import common.Run;
import common.Samples;
import common.Service;
import common.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** R7. */
final class SlowClients implements Run {

    private static final String SLOW = "127.0.0.2";

    @Override
    public String name() {
        return "slow-clients";
    }

    @Override
    public String summary() {
        return "dripping heads and bodies, unread responses, 2100 idle connections of one address: others unharmed";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("warm-up", 10, 1, "seconds of others alone"),
                new Option("seconds", 40, 3, "of each kind of slowness"));
    }

    @Override
    public void perform(Rig rig) throws Exception {
        int seconds = rig.number("seconds");
        Service service = rig.startedService();
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "rig");
        String token = account.token();
        String large = "{\"title\":\"Rig\",\"body\":\"" + "\uD83D\uDE00".repeat(20_000) + "\"}\n";
        Object unusedImport = clients.prepare(Request.of("POST", "/posts/import", "application/x-ndjson", large.repeat(30))
                        .as(token), 200);
        String posting = "POST /posts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{";
        Traffic warmUp = others(rig, service, account);
        Await.pause(rig.number("warm-up"));
        warmUp.close();
        phase(rig, service, account, "idle connections", 2_100, seconds, "", "");
        phase(rig, service, account, "dripping heads", 2_100, seconds, "GET /livez HTTP/1.1\r\nHost: x\r\nX-Slow: ", "a");
        phase(rig, service, account, "dripping bodies", 500, seconds, posting, " ");
        phase(rig, service, account, "unread responses", 500, seconds,
                "GET /posts?limit=30 HTTP/1.1\r\nHost: x\r\n\r\n", null);
        rig.report().atMost("lines of ERROR", service.errors().size(), 0);
    }

    /** {@code drip} is what a client sends once a second, or null if it does not even read. */
    private static void phase(
            Rig rig, Service service, Account account, String name, int number, int seconds, String begin, String drip)
            throws Exception {
        Traffic traffic = others(rig, service, account);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Map<String, AtomicInteger> ends = new ConcurrentHashMap<>();
        AtomicInteger working = new AtomicInteger(number);
        for (int i = 0; i < number; i++) {
            Thread unused = Thread.startVirtualThread(() -> {
                pauseBetween(0, 2_000);
                while (System.nanoTime() < end) {
                    String what = connection(service.port(), end, begin, drip);
                    int unusedCount = ends.computeIfAbsent(what, first -> new AtomicInteger()).incrementAndGet();
                    if (!what.equals("held")) {
                        pauseBetween(1_000, 3_000);
                    }
                }
                int unusedLeft = working.decrementAndGet();
            });
        }
        if (rig.sabotaged()) {
            Await.pause(1);
            service.process().signal("STOP");
            Await.pause(rig.report().timesDecide() ? 1.6 : 12);
            service.process().signal("CONT");
        }
        double unused = Await.until(seconds + 60, "the slow clients", () -> working.get() == 0);
        traffic.close();
        Samples others = traffic.samples(sample -> true);
        rig.report().say("%s: the connections ended so: %s", name, new TreeMap<>(ends));
        rig.report().say("%s: others: %s", name, others);
        rig.report().atLeast(name + ": requests of others", others.size(), seconds * 20);
        rig.report().noneFailed(name + ": failed requests of others", others);
        rig.report().ratioAtMost(name + ": p99 of others, ms", others.percentile(99), 250);
        rig.report().timeAtMost(name + ": longest request of others, ms", others.longest(), 1_000, 9_000);
    }

    /** {@return how the connection ended} */
    private static String connection(int port, long end, String begin, String drip) {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(SLOW), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(1_000);
            while (System.nanoTime() < end) {
                if (drip == null) {
                    pause(1_000);
                    continue;
                }
                try {
                    byte[] response = socket.getInputStream().readNBytes(12);
                    return response.length < 12 ? "closed" : new String(response, 9, 3, StandardCharsets.US_ASCII);
                } catch (SocketTimeoutException silent) {
                    socket.getOutputStream().write(drip.getBytes(StandardCharsets.UTF_8));
                }
            }
            return "held";
        } catch (IOException over) {
            return "reset";
        }
    }

    private static Traffic others(Rig rig, Service service, Account account) throws Exception {
        return new Traffic()
                .with("user", Duration.ofMillis(40), rig.clients(service, "127.0.0.11"),
                        () -> Request.get("/users/" + account.id()))
                .with("livez", Duration.ofMillis(200), rig.clients(service, "127.0.0.12"), () -> Request.get("/livez"))
                .with("new connection", Duration.ofMillis(200), rig.clients(service, "127.0.0.13"),
                        () -> Request.get("/livez").with("Connection", "close"));
    }

    /** All at the same moment would be a flood, which is another attack. */
    private static void pauseBetween(long least, long most) {
        pause(ThreadLocalRandom.current().nextLong(least, most));
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
