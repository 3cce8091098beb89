package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.connection.ConnectionEvents;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Clients that keep the service waiting, at addresses of their own. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class SlowClientsTest {

    private static final int MOST = 12;
    private static final String PROBE = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n";

    private final List<Socket> sockets = new ArrayList<>();
    private RunningService service;
    private URI address;

    @BeforeAll
    void start() {
        service = RunningService.start(Map.of(
                "MAX_CONNECTIONS",
                "20",
                "MAX_CONNECTIONS_PER_CLIENT",
                Integer.toString(MOST),
                "TRUSTED_PROXIES",
                "127.0.0.9"));
        address = URI.create("http://" + service.http().address());
    }

    @AfterAll
    void stop() throws IOException {
        service.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    @Test
    void a_client_with_as_many_connections_as_it_may_have_is_refused_and_others_are_served() throws Exception {
        for (int i = 0; i < MOST; i++) {
            Socket unused = open("127.0.0.2");
        }

        String refusal = answer(open("127.0.0.2"), PROBE);

        assertThat(refusal)
                .startsWith("HTTP/1.1 503 ")
                .contains("Retry-After: 1\r\n", "X-Request-Id: ", "\"/problems/unavailable\"");
        assertThat(answer(open("127.0.0.3"), PROBE)).startsWith("HTTP/1.1 200 ");
        assertThat(service.bean(ConnectionEvents.class).number(ConnectionEvents.Event.REFUSED))
                .isPositive();
    }

    @Test
    void a_new_connection_takes_the_place_of_the_one_that_is_idle_for_longest() throws Exception {
        Socket first = open("127.0.0.4");
        assertThat(answer(first, PROBE)).startsWith("HTTP/1.1 200 ");
        Thread.sleep(100);
        for (int i = 1; i < MOST; i++) {
            Socket unused = open("127.0.0.4");
        }

        untilServed("127.0.0.4");

        assertThat(first.getInputStream().read()).as("closed").isEqualTo(-1);
    }

    @Test
    void a_head_that_is_not_complete_counts_as_idle() throws Exception {
        for (int i = 0; i < MOST; i++) {
            open("127.0.0.5")
                    .getOutputStream()
                    .write("GET /livez HTTP/1.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
        }

        untilServed("127.0.0.5");
    }

    @Test
    void one_client_cannot_use_up_all_connections_with_others_of_its_kind() throws Exception {
        for (int i = 0; i < MOST; i++) {
            Socket unused = open("127.0.0.6");
        }
        for (int i = 0; i < MOST; i++) {
            Socket unused = open("127.0.0.7");
        }

        untilServed("127.0.0.8");
    }

    @Test
    void clients_that_keep_all_their_connections_busy_do_not_keep_out_another_one() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 9; i++) {
                for (String client : List.of("127.0.0.11", "127.0.0.12")) {
                    Socket socket = open(client);
                    assertThat(answer(socket, PROBE)).startsWith("HTTP/1.1 200 ");
                    Future<?> unused = clients.submit(() -> {
                        ask(socket, over);
                        return null;
                    });
                }
            }

            try {
                for (int i = 0; i < 2; i++) {
                    assertThat(answer(open("127.0.0.13"), PROBE)).startsWith("HTTP/1.1 200 ");
                }
            } finally {
                over.set(true);
            }
        }
    }

    /** Asks ten times a second, until the connection is closed. */
    private static void ask(Socket socket, AtomicBoolean over) throws Exception {
        while (!over.get() && !answer(socket, PROBE).isEmpty()) {
            Thread.sleep(100);
        }
    }

    @Test
    void connections_of_a_trusted_proxy_are_those_of_many_clients() throws Exception {
        for (int i = 0; i < MOST; i++) {
            Socket unused = open("127.0.0.9");
        }

        assertThat(answer(open("127.0.0.9"), PROBE)).startsWith("HTTP/1.1 200 ");
    }

    /** Takes as long as the longest deadline. */
    @Tag("thorough")
    @Test
    void heads_and_bodies_that_drip_are_cut() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> head = clients.submit(() -> drip("GET /livez HTTP/1.1\r\nX-Slow: "));
            Future<String> body = clients.submit(
                    () -> drip(
                            "POST /token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\n"));

            Future<String> refused = clients.submit(
                    () -> drip(
                            "POST /posts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n"));

            Future<String> unread =
                    clients.submit(() -> drip("GET /livez HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n"));
            Future<String> unasked = clients.submit(() ->
                    drip("GET /livez HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2000000\r\n\r\n"));
            Future<String> old = clients.submit(() ->
                    drip("POST /posts HTTP/1.0\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2000000\r\n\r\n"));

            assertThat(head.get()).as("closed without a word").isEmpty();
            assertThat(body.get())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("\"/problems/request-timeout\"", "Connection: close\r\n");
            assertThat(refused.get()).startsWith("HTTP/1.1 401 ");
            assertThat(unread.get()).startsWith("HTTP/1.1 200 ");
            assertThat(unasked.get()).startsWith("HTTP/1.1 200 ");
            assertThat(old.get()).startsWith("HTTP/1.1 401 ");
        }
    }

    /** Sends an octet every second until the connection is over. */
    private String drip(String begin) throws Exception {
        Socket socket = open("127.0.0.10");
        socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> response =
                    reader.submit(() -> new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            while (!response.isDone()) {
                Thread.sleep(Duration.ofSeconds(1));
                try {
                    socket.getOutputStream().write('a');
                } catch (IOException over) {
                    break;
                }
            }
            return response.get();
        }
    }

    /** Connections are closed for new ones once they have been idle for a while. */
    private void untilServed(String client) throws Exception {
        String response = "";
        while (!response.startsWith("HTTP/1.1 200 ")) {
            Thread.sleep(50);
            response = answer(open(client), PROBE);
        }
    }

    private Socket open(String client) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(client), 0));
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), address.getPort()));
        sockets.add(socket);
        return socket;
    }

    /** {@return what one read returns, which a small response fits in} */
    private static String answer(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        byte[] received = new byte[8192];
        int length = in.read(received);
        return length < 0 ? "" : new String(received, 0, length, StandardCharsets.UTF_8);
    }
}
