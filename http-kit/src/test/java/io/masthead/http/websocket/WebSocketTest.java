package io.masthead.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.problem.ProblemTexts;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.server.ServiceProtocol;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** WebSockets of a real server, with the client of the JDK. */
class WebSocketTest {

    private static final WebSocketLimits LIMITS =
            new WebSocketLimits(4096, 10, Duration.ofHours(1), Duration.ofMillis(300));

    /** Never closed, which would wait for the other end of each connection. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Tomcat tomcat = new Tomcat();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        tomcat.setBaseDir(directory.toString());
        Connector connector = new Connector(ServiceProtocol.class.getName());
        connector.setPort(0);
        connector.setProperty("useVirtualThreads", "true");
        tomcat.setConnector(connector);
        StandardContext context = (StandardContext) tomcat.addContext("", null);
        context.setClearReferencesThreadLocals(false); // of which a test run would log that it cannot
        context.setClearReferencesRmiTargets(false);
        Tomcat.addServlet(context, "echo", new Echo(ended)).addMapping("/");
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void exchanges_messages_of_any_length_and_closes() throws Exception {
        Client client = new Client();
        java.net.http.WebSocket socket = connect(client);

        socket.sendText("Hel", false).join();
        socket.sendText("lo", true).join();
        socket.sendText("100000", true).join();
        socket.sendClose(java.net.http.WebSocket.NORMAL_CLOSURE, "done").join();

        assertThat(client.next()).isEqualTo("Hello");
        assertThat(client.next()).hasSize(100_000);
        assertThat(client.next()).isEqualTo("closed with 1000");
        assertThat(next(ended)).isEqualTo("ended");
    }

    @Test
    void closes_with_the_code_of_the_session() throws Exception {
        Client client = new Client();
        java.net.http.WebSocket socket = connect(client);

        socket.sendText("close", true).join();

        assertThat(client.next()).isEqualTo("closed with 1012");
        assertThat(next(ended)).isEqualTo("ended");
    }

    @Test
    void ends_the_session_of_a_client_that_is_gone() throws Exception {
        Client client = new Client();
        java.net.http.WebSocket socket = connect(client);
        socket.sendText("here", true).join();
        assertThat(client.next()).isEqualTo("here");

        socket.abort();

        assertThat(next(ended)).isEqualTo("ended");
    }

    @Test
    void ends_the_connection_of_a_client_that_takes_nothing() throws Exception {
        try (Socket socket = new Socket("localhost", port())) {
            handshake(socket);
            for (int number = 0; number < 9; number++) {
                socket.getOutputStream().write(ClientFrames.text("4000000"));
            }

            assertThat(next(ended)).isEqualTo("ended");
        }
    }

    @Test
    void tells_a_request_that_is_no_handshake_what_to_use() throws Exception {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(426);
        assertThat(response.headers().firstValue("Upgrade")).contains("websocket");
        assertThat(response.headers().firstValue("Connection")).contains("Upgrade");
        assertThat(response.headers().firstValue("Sec-WebSocket-Version")).contains("13");
        assertThat(response.body()).contains("/problems/upgrade-required");
    }

    @Test
    void refuses_other_versions_and_keys_that_are_none() throws Exception {
        assertThat(statusOf("Sec-WebSocket-Version: 8", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
                .contains("426");
        assertThat(statusOf("Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBs"))
                .contains("400");
        assertThat(statusOf("Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: ?????"))
                .contains("400");
        assertThat(statusOf("Sec-WebSocket-Version: 13", "X-Key: none")).contains("400");
    }

    private java.net.http.WebSocket connect(Client client) {
        return HTTP.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port() + "/"), client)
                .join();
    }

    private String statusOf(String... headers) throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            return handshake(socket, headers);
        }
    }

    private static void handshake(Socket socket) throws IOException {
        String status = handshake(socket, "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        assertThat(status).contains("101");
    }

    private static String handshake(Socket socket, String... headers) throws IOException {
        socket.getOutputStream()
                .write(("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: WebSocket\r\nConnection: keep-alive, Upgrade\r\n"
                                + String.join("\r\n", headers) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream response = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int octet = response.read(); octet != '\r'; octet = response.read()) {
            line.append((char) octet);
        }
        return line.toString();
    }

    private int port() {
        return tomcat.getConnector().getLocalPort();
    }

    private static String next(BlockingQueue<String> events) throws InterruptedException {
        return Optional.ofNullable(events.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }

    /** Sends messages back; for a number, a message of that length. */
    private static final class Echo extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final transient Handshake handshake =
                new Handshake(new ProblemWriter(new JsonMapper(), new ProblemTexts(List.of())), LIMITS);
        private final transient BlockingQueue<String> ended;

        Echo(BlockingQueue<String> ended) {
            this.ended = ended;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            if (handshake.admits(request, response)) {
                handshake.accept(request, response, socket -> new EchoSession(socket, ended));
            }
        }
    }

    private static final class EchoSession implements WebSocketSession {

        private final WebSocket socket;
        private final BlockingQueue<String> ended;
        private final Semaphore wakes = new Semaphore(0);

        EchoSession(WebSocket socket, BlockingQueue<String> ended) {
            this.socket = socket;
            this.ended = ended;
        }

        @Override
        public void receive(String text) throws IOException {
            if (text.equals("close")) {
                socket.close(CloseCode.SERVICE_RESTART);
            } else if (text.matches("[0-9]+")) {
                socket.send("x".repeat(Integer.parseInt(text)).getBytes(StandardCharsets.US_ASCII));
            } else {
                socket.send(text.getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void await(Duration longest) throws InterruptedException {
            boolean unused = wakes.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void wake() {
            wakes.release();
        }

        @Override
        public void close() {
            ended.add("ended");
        }
    }

    private static final class Client implements java.net.http.WebSocket.Listener {

        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(java.net.http.WebSocket socket, CharSequence text, boolean isLast) {
            part.append(text);
            if (isLast) {
                received.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(java.net.http.WebSocket socket, int code, String reason) {
            received.add("closed with " + code);
            return null;
        }

        String next() throws InterruptedException {
            return WebSocketTest.next(received);
        }
    }
}
