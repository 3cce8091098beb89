package common;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Client that follows the feed in one form, and resumes where it was when its connection ends. */
public final class Follower implements AutoCloseable {

    /** How it reads the feed. */
    public enum Form {
        /** JSON with long polls. */
        JSON,
        /** Server-sent events. */
        STREAM,
        /** WebSocket. */
        SOCKET
    }

    private static final Duration SILENCE = Duration.ofSeconds(40);
    private static final Pattern NEXT = Pattern.compile("[?&]after=([^&>]+)");
    private static final Pattern AFTER = Pattern.compile("\"after\":\"([^\"]+)\"");
    private static final Pattern KIND = Pattern.compile("^\\{\"type\":\"(\\w+)\"");

    private final Supplier<URI> service;
    private final String from;
    private final Form form;
    private final String topic;
    private final String token;
    private final boolean resumes;
    private final List<Occurrence> seen = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final List<Long> opened = new ArrayList<>();
    private String position = "";
    private int resets;
    private long ended = -1;
    private long pause = 200;
    private volatile boolean stopping;
    private volatile AutoCloseable connection = () -> {};
    private volatile Thread thread;

    private Follower(Supplier<URI> service, String from, Form form, String topic, String token, boolean resumes) {
        this.service = service;
        this.from = from;
        this.form = form;
        this.topic = topic;
        this.token = token;
        this.resumes = resumes;
    }

    /** Follows a topic from now on, with an access token or, if that is empty, as nobody. */
    public static Follower start(Supplier<URI> service, String from, Form form, String topic, String token) {
        return start(new Follower(service, from, form, topic, token, true));
    }

    /** Follows a topic on one connection, and does not come back. */
    public static Follower once(URI service, String from, Form form, String topic, String token) {
        return start(new Follower(() -> service, from, form, topic, token, false));
    }

    private static Follower start(Follower follower) {
        follower.thread = Thread.startVirtualThread(follower::run);
        return follower;
    }

    private void run() {
        try {
            follow();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws InterruptedException {
        while (!stopping) {
            try {
                switch (form) {
                    case JSON -> poll();
                    case STREAM -> stream();
                    case SOCKET -> socket();
                }
            } catch (IOException | RuntimeException end) {
                over(end instanceof FeedConnection.Closed closed ? Integer.toString(closed.code()) : end.getMessage());
            }
            if (!resumes) {
                return;
            }
            Await.pause(pause / 1e3);
        }
    }

    private void poll() throws IOException {
        URI address = service.get();
        try (Connection open =
                new Connection(new InetSocketAddress(address.getHost(), address.getPort()), from, SILENCE)) {
            connection = open;
            begun();
            while (!stopping) {
                Request request = Request.get(path()).as(token);
                Response response = open.send(
                        position().isEmpty() ? request : request.with("Prefer", "wait=10"), SILENCE);
                if (response.status() == 410) {
                    reset("");
                    continue;
                }
                Matcher next = NEXT.matcher(response.expect(200).header("link"));
                if (!next.find()) {
                    throw new IllegalStateException("no next: " + response.headers());
                }
                add(response.body(), URLDecoder.decode(next.group(1), StandardCharsets.UTF_8));
            }
        }
    }

    private void stream() throws IOException {
        try (FeedConnection open = open()) {
            int status = open.stream(Request.get(path()).as(token));
            if (status != 200) {
                over(Integer.toString(status));
                return;
            }
            begun();
            String type = "";
            String id = "";
            StringBuilder data = new StringBuilder();
            while (true) {
                String line = open.streamLine();
                int colon = line.indexOf(": ");
                String value = colon < 0 ? "" : line.substring(colon + 2);
                switch (colon < 0 ? line : line.substring(0, colon)) {
                    case "id" -> id = value;
                    case "event" -> type = value;
                    case "data" -> data.append(value);
                    case "retry" -> pause(Long.parseLong(value));
                    case "" -> {
                        if (type.equals("reset")) {
                            reset(id);
                        } else if (!id.isEmpty()) {
                            add(data.toString(), id);
                        }
                        type = "";
                        data.setLength(0);
                    }
                    default -> {
                        // A comment.
                    }
                }
            }
        }
    }

    private void socket() throws IOException {
        try (FeedConnection open = open()) {
            int status = open.upgrade("/live");
            if (status != 101) {
                over(Integer.toString(status));
                return;
            }
            if (!token.isEmpty()) {
                open.sendText("{\"type\":\"authenticate\",\"token\":\"" + token + "\"}");
            }
            String after = position().isEmpty() ? "" : ",\"after\":\"" + position() + "\"";
            open.sendText("{\"type\":\"subscribe\",\"topics\":[\"" + topic + "\"]" + after + "}");
            begun();
            while (true) {
                String message = open.text();
                Matcher kind = KIND.matcher(message);
                Matcher next = AFTER.matcher(message);
                String now = next.find() ? next.group(1) : "";
                switch (kind.find() ? kind.group(1) : "") {
                    case "event", "position" -> add(message, now);
                    case "reset" -> reset(now);
                    default -> throw new IOException(message);
                }
            }
        }
    }

    private FeedConnection open() throws IOException {
        URI address = service.get();
        FeedConnection open =
                new FeedConnection(new InetSocketAddress(address.getHost(), address.getPort()), from, SILENCE);
        connection = open;
        return open;
    }

    private String path() {
        String after = position().isEmpty() ? "" : "&after=" + position();
        return "/events?topic=" + topic + after + (form == Form.JSON ? "&limit=100" : "");
    }

    private synchronized void begun() {
        opened.add(System.nanoTime());
        pause = 200;
    }

    private synchronized void pause(long milliseconds) {
        pause = milliseconds;
    }

    private synchronized void add(String json, String next) {
        seen.addAll(Occurrence.in(json, opened.size()));
        position = next;
    }

    private synchronized void reset(String next) {
        resets++;
        position = next;
    }

    private synchronized void over(String why) {
        ended = System.nanoTime();
        if (!stopping) {
            ends.add(why == null ? "" : why);
        }
    }

    /** {@return the number of events so far} */
    public synchronized int received() {
        return seen.size();
    }

    /** {@return the events so far} */
    public synchronized List<Occurrence> seen() {
        return List.copyOf(seen);
    }

    /** {@return whether it has an event of this type about this} */
    public synchronized boolean has(String type, String subject) {
        return seen.stream().anyMatch(event -> event.type().equals(type) && event.subject().equals(subject));
    }

    /** Waits until all of them know where they are. */
    public static void awaitPositions(int seconds, Collection<Follower> followers) throws InterruptedException {
        double unused = Await.until(seconds, "first positions",
                () -> followers.stream().noneMatch(follower -> follower.position().isEmpty()));
    }

    /** {@return where it is; empty before its first position} */
    public synchronized String position() {
        return position;
    }

    /** {@return why its connections ended: a status, a close code, or what the socket said} */
    public synchronized List<String> ends() {
        return List.copyOf(ends);
    }

    /** {@return when its connections were opened} */
    public synchronized List<Long> opened() {
        return List.copyOf(opened);
    }

    /** {@return when its last connection ended, or -1} */
    public synchronized long ended() {
        return ended;
    }

    /** {@return how often it was told that events are lost to it} */
    public synchronized int resets() {
        return resets;
    }

    /** Cuts its connection, as a network does. */
    public void cut() throws Exception {
        connection.close();
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        try {
            cut();
        } catch (Exception over) {
            // Nothing is left to be done.
        }
        thread.join(Duration.ofSeconds(30));
    }
}
