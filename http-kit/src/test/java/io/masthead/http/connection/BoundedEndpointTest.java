package io.masthead.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.forwarding.TrustedProxies;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of responses while a real server stops. */
class BoundedEndpointTest {

    private static final byte[] PART = new byte[8192];

    /** Much less than the time limit of a write. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Tomcat tomcat = new Tomcat();
    private final BoundedHttpProtocol protocol = new BoundedHttpProtocol();
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        tomcat.setBaseDir(directory.toString());
        protocol.limit(
                new ConnectionLimits(100, 100, Duration.ofHours(1), Duration.ofHours(1), TrustedProxies.NONE),
                () -> new byte[0],
                new ConnectionEvents());
        Connector connector = new Connector(protocol);
        connector.setPort(0);
        tomcat.setConnector(connector);
        StandardContext context = (StandardContext) tomcat.addContext("", null);
        context.setClearReferencesThreadLocals(false); // of which a test run would log that it cannot
        context.setClearReferencesRmiTargets(false);
        Tomcat.addServlet(context, "endless", new Endless(begun, ended)).addMapping("/");
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void a_stop_does_not_wait_for_clients_that_take_nothing_of_their_responses() throws Exception {
        try (Socket idle = open("/idle");
                Socket reading = open("/reading")) {
            List<String> requests = List.of(next(begun), next(begun));
            assertThat(requests).containsExactlyInAnyOrder("/idle", "/reading");

            protocol.pause();

            InputStream response = reading.getInputStream();
            for (long start = System.nanoTime(); ended.isEmpty() && System.nanoTime() - start < LONG.toNanos(); ) {
                assertThat(response.readNBytes(PART.length)).hasSize(PART.length);
            }
            assertThat(ended).containsExactly("/idle");
            assertThat(idle.isClosed()).as("by its client").isFalse();
        }
    }

    private static String next(BlockingQueue<String> paths) throws InterruptedException {
        return Optional.ofNullable(paths.poll(LONG.toSeconds(), TimeUnit.SECONDS))
                .orElseThrow();
    }

    private Socket open(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096); // before it connects
        socket.connect(new InetSocketAddress("localhost", tomcat.getConnector().getLocalPort()));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Writes until it cannot. */
    private static final class Endless extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final transient BlockingQueue<String> begun;
        private final transient BlockingQueue<String> ended;

        Endless(BlockingQueue<String> begun, BlockingQueue<String> ended) {
            this.begun = begun;
            this.ended = ended;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            begun.add(request.getRequestURI());
            try {
                while (true) {
                    response.getOutputStream().write(PART);
                }
            } catch (IOException over) {
                ended.add(request.getRequestURI());
            }
        }
    }
}
