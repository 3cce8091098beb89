package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Stops of the executable jar behind load balancers. */
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings("MethodName")
class DrainIT {

    private static final int CLIENTS = 4;

    @TempDir
    private Path directory;

    @Test
    void is_not_ready_and_closes_connections_but_serves_for_the_shutdown_delay() throws Exception {
        ServiceProcess service =
                ServiceProcess.start(directory, Map.of("SHUTDOWN_DELAY", "5s", "MANAGEMENT_PORT", "0"));
        Http http = service.awaitReady();
        Http management = service.management();
        assertThat(http.get("/users").header("Connection")).isEmpty();

        service.terminate();

        await().until(() -> http.get("/readyz").status() == 503);
        assertThat(management.get("/readyz").status()).isEqualTo(503);
        assertThat(http.get("/users").status()).isEqualTo(200);
        assertThat(http.post("/users", "{\"name\":\"L\",\"email\":\"late@drain.test\",\"age\":1}")
                        .status())
                .isEqualTo(201);
        for (Http port : List.of(http, management)) {
            assertThat(port.get("/livez").header("Connection")).isEqualTo("close");
        }
        assertThat(service.awaitExit()).isZero();
        assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_request_that_began_before_the_stop_closes_its_connection() throws Exception {
        ServiceProcess service = ServiceProcess.start(directory, Map.of("SHUTDOWN_DELAY", "5s"));
        Http http = service.awaitReady();
        String[] address = http.address().split(":", -1);
        String body = "{\"name\":\"S\",\"email\":\"slow@drain.test\",\"age\":1}";
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            socket.setSoTimeout(30_000);
            String head = "POST /users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\nExpect: 100-continue\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            // The service is at work on it once it asks for the body.
            assertThat(new String(socket.getInputStream().readNBytes(17), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 100 ");

            service.terminate();
            await().until(() -> http.get("/readyz").status() == 503);
            socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 201 ")
                    .contains("Connection: close\r\n");
        }
        assertThat(service.awaitExit()).isZero();
    }

    @Test
    void every_connection_that_it_accepts_until_the_port_closes_gets_its_response() throws Exception {
        ServiceProcess service = ServiceProcess.start(directory, Map.of("SHUTDOWN_DELAY", "1s"));
        String[] address = service.awaitReady().address().split(":", -1);

        List<String> responses = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                running.add(clients.submit(() -> untilRefused(address[0], Integer.parseInt(address[1]))));
            }
            service.terminate();
            for (Future<List<String>> client : running) {
                responses.addAll(client.get());
            }
        }

        assertThat(responses).hasSizeGreaterThan(CLIENTS).containsOnly("HTTP/1.1 200 ");
        assertThat(service.awaitExit()).isZero();
    }

    /** {@return the first line of the response on each connection, which sends its request a moment after it is made} */
    private static List<String> untilRefused(String host, int port) throws IOException, InterruptedException {
        List<String> responses = new ArrayList<>();
        while (true) {
            Socket socket;
            try {
                socket = new Socket(host, port);
            } catch (ConnectException refused) {
                return responses;
            }
            try (socket) {
                Thread.sleep(20);
                socket.getOutputStream()
                        .write("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                responses.add(new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII));
            } catch (SocketException reset) {
                responses.add(reset.toString());
            }
        }
    }
}
