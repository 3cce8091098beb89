package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Costs of a request that do not depend on the machine: round trips to the database, writes to the client, allocated
 * bytes. Runs alone, since two of them are counted for the whole process.
 */
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class RequestCostTest {

    /** Work in the background can add to some of the counts, but not to all. */
    private static final int TRIES = 5;

    private static final int REPEATS = 300;

    private static final String POST = "{\"title\":\"Title\",\"body\":\"Text\",\"status\":\"published\"}";
    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)\r\n");

    private final RunningService service = RunningService.start(Map.of());
    private final int database = URI.create(
                    service.bean(RunningDatabase.class).service().getJdbcUrl().substring("jdbc:".length()))
            .getPort();
    private final Socket client;
    private final String authorization;

    RequestCostTest() throws IOException {
        Http author = service.http().newcomer("author@masthead.test");
        for (int i = 0; i < 20; i++) {
            assertThat(author.post("/posts", POST).status()).isEqualTo(201);
        }
        authorization = "Authorization: Bearer " + author.token() + "\r\n";
        String[] address = service.http().address().split(":", -1);
        client = new Socket(address[0], Integer.parseInt(address[1]));
    }

    @AfterAll
    void end() throws IOException {
        client.close();
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /users/1, 1",
        "GET /posts/1, 1",
        "GET /users, 1",
        "GET /posts, 1",
        "GET /posts?q=text, 1",
        "GET /posts?include=author, 4",
        "GET /posts?total=true, 4",
        "GET /users/me, 1",
        "GET /livez, 0",
        "GET /unknown, 0",
        "POST /users, 2",
        "POST /users with a key, 4",
        "POST /posts, 2",
        "POST /posts with a key, 4",
    })
    void a_request_takes_so_many_round_trips_and_its_response_one_write(
            String request, long roundTrips, @TempDir Path files) throws IOException {
        warmUp(request);
        List<Writes> tries = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            tries.add(writesOf(request, files.resolve(i + ".jfr")));
        }

        assertThat(tries.stream().mapToLong(Writes::toDatabase).min()).hasValue(roundTrips);
        // A recording can end between the response and the event of its write, but not count one twice.
        assertThat(tries.stream().mapToLong(Writes::toClient).max()).hasValue(1);
    }

    /** Bounds of 1.6 times what was measured, in the first seconds of a JVM, client included. */
    @ParameterizedTest
    @CsvSource({
        "GET /livez, 40000",
        "GET /users/1, 50000",
        "GET /users, 60000",
        "GET /posts, 165000",
        "POST /users, 145000"
    })
    void a_request_allocates_no_more_than_so_many_bytes(String request, long bound) throws IOException {
        warmUp(request);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long before = threads.getTotalThreadAllocatedBytes();
            for (int j = 0; j < REPEATS; j++) {
                send(request);
            }
            least = Math.min(least, (threads.getTotalThreadAllocatedBytes() - before) / REPEATS);
        }

        assertThat(least).isLessThan(bound);
    }

    /** Until the connection to the database has prepared the statements, and there are identities in stock. */
    private void warmUp(String request) throws IOException {
        for (int i = 0; i < 20; i++) {
            send(request);
        }
    }

    private Writes writesOf(String request, Path file) throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable("jdk.SocketWrite").withoutThreshold().with("throttle", "off");
            recording.start();
            send(request);
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> writes = RecordingFile.readAllEvents(file);
        return new Writes(to(database, writes), to(client.getLocalPort(), writes));
    }

    /** Those of the threads that relay events do not belong to a request. */
    private static long to(int port, List<RecordedEvent> writes) {
        return writes.stream()
                .filter(write -> write.getInt("port") == port)
                .filter(write -> !write.getThread().getJavaName().startsWith("event-"))
                .count();
    }

    /** Sends a request and reads the response whole. */
    private void send(String request) throws IOException {
        String[] words = request.split(" ", 3);
        String body = words[0].equals("GET")
                ? ""
                : words[1].equals("/users")
                        ? "{\"name\":\"Someone\",\"email\":\"" + UUID.randomUUID() + "@masthead.test\",\"age\":25}"
                        : POST;
        String head = words[0] + " " + words[1] + " HTTP/1.1\r\nHost: x\r\n"
                + (words[1].equals("/users/me") || body.equals(POST) ? authorization : "")
                + (words.length == 3 ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n" : "")
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
        client.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
        skipResponse();
    }

    private void skipResponse() throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        Matcher length = LENGTH.matcher(head);
        assertThat(length.find()).as(head.toString()).isTrue();
        in.skipNBytes(Long.parseLong(length.group(1)));
    }

    private record Writes(long toDatabase, long toClient) {}
}
