package pressure;

import common.Clients;
import common.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** All that one client can do, from one address: P1 to P9. Prints how often each was answered with what. */
final class Attack {

    /** Pauses before another attempt. What holds connections would otherwise measure how fast they can be opened. */
    private static final Duration AT_ONCE = Duration.ofMillis(10);

    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration LATER = Duration.ofSeconds(8);

    private final URI service;
    private final long end;
    private final List<String> tokens;
    private final Map<String, AtomicLong> outcomes = new ConcurrentSkipListMap<>();

    Attack(URI service, int seconds, String tokens) {
        this.service = service;
        this.end = System.nanoTime() + seconds * 1_000_000_000L;
        this.tokens = List.of(tokens.split(","));
    }

    /** Arguments: the address of the service, the seconds, and the access tokens. */
    public static void main(String[] arguments) throws Exception {
        new Attack(URI.create(arguments[0]), Integer.parseInt(arguments[1]), arguments[2]).run();
    }

    private void run() throws Exception {
        Clients http = new Clients(service, Pressure.ATTACKER);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            start(threads, 32, AT_ONCE, "P1 search", () -> http.get("/posts?limit=20&q=everywhere").status());
            for (String list : List.of("skip=150000", "total=true&q=everywhere", "sort=title&q=everywhere",
                    "published_before=2020-01-01T00:00:00Z")) {
                start(threads, 4, AT_ONCE, "P2 lists", () -> http.get("/posts?limit=100&" + list).status());
            }
            start(threads, 40, SOON, "P3 unread pages", () -> unread("/posts?limit=100"));
            start(threads, 2_000, LATER, "P4 dripping heads", () -> drip("GET /livez HTTP/1.1\r\nHost: x\r\nX-Slow: ", 8_000));
            start(threads, 2_100, LATER, "P4 idle", () -> drip("", 60_000));
            start(threads, 1_000, LATER, "P4 unread documents", () -> unread("/openapi.json"));
            for (String token : tokens) {
                start(threads, 2, SOON, "P5 trickling imports", () -> drip(head("POST", "/posts/import", token)
                        + "Content-Type: application/x-ndjson\r\nContent-Length: 1000000\r\n\r\n{", 5_000));
            }
            start(threads, 50, SOON, "P5 dripping bodies", () -> drip(head("POST", "/posts", tokens.getLast())
                    + "Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{", 5_000));
            start(threads, 64, AT_ONCE, "P6 reads", () -> http.get("/users/1").status());
            start(threads, 200, SOON, "P7 registrations", () -> register(http, ",\"password\":\"rig-7f3c-" + random() + "\""));
            start(threads, 8, AT_ONCE, "P8 registrations", () -> register(http, ""));
            start(threads, 8, AT_ONCE, "P8 posts", () -> http.send(
                    Request.json("POST", "/posts", "{\"title\":\"x\",\"body\":\"" + "y".repeat(50_000) + "\"}")
                            .as(tokens.get(1))).status());
            start(threads, 8, AT_ONCE, "P9 false tokens",
                    () -> http.send(Request.get("/users/me").as("e30.e30." + random())).status());
            start(threads, 8, AT_ONCE, "P9 hang-ups", () -> hangUp("/posts?limit=100"));
        }
        outcomes.forEach((what, count) -> System.out.println(what + ": " + count));
    }

    private int register(Clients http, String password) throws Exception {
        return http.send(Request.json(
                        "POST",
                        "/users",
                        "{\"name\":\"x\",\"age\":1,\"email\":\"" + random() + "@rig.test\"" + password + "}"))
                .status();
    }

    private void start(ExecutorService threads, int number, Duration pause, String name, Step step) {
        for (int i = 0; i < number; i++) {
            threads.execute(() -> {
                while (System.nanoTime() < end) {
                    String outcome;
                    try {
                        outcome = Integer.toString(step.take());
                    } catch (Exception over) {
                        outcome = over.getClass().getSimpleName();
                    }
                    outcomes.computeIfAbsent(name + " " + outcome, first -> new AtomicLong()).incrementAndGet();
                    pause(pause.toMillis());
                }
            });
        }
    }

    /** Asks, and reads nothing for half a minute: the service closes the connection before. */
    private int unread(String path) throws IOException {
        try (Socket socket = connect()) {
            write(socket, head("GET", path, "") + "\r\n");
            for (int second = 0; second < 30 && System.nanoTime() < end; second++) {
                pause(1_000);
            }
            return 0;
        }
    }

    /** Sends an octet now and then until the connection is over. */
    private int drip(String begin, long pause) throws IOException {
        try (Socket socket = connect()) {
            write(socket, begin);
            for (long left; (left = (end - System.nanoTime()) / 1_000_000) > 0; ) {
                socket.setSoTimeout((int) Math.min(pause, left));
                try {
                    byte[] response = socket.getInputStream().readNBytes(12);
                    return response.length < 12 ? 0 : Integer.parseInt(new String(response, 9, 3, StandardCharsets.US_ASCII));
                } catch (java.net.SocketTimeoutException silent) {
                    write(socket, "a");
                }
            }
            return 1;
        }
    }

    private int hangUp(String path) throws IOException {
        try (Socket socket = connect()) {
            write(socket, head("GET", path, "") + "\r\n");
            int unused = socket.getInputStream().read();
            socket.setSoLinger(true, 0); // closes with a reset
            return 0;
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(Pressure.ATTACKER), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", service.getPort()), 5_000);
        return socket;
    }

    private static String head(String method, String path, String token) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String random() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Step {

        int take() throws Exception;
    }
}
