package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The configurations of proxies in {@code docs/operation}, with an instance that is ready but breaks down at a POST. */
@SuppressWarnings({"MethodName", "NullAway.Init"})
class ProxyFilesIT {

    /** Seconds for which a request with {@code Prefer: wait} may wait. */
    private static final int LONG_POLL = 30;

    @TempDir
    private Path directory;

    private HttpServer instance;

    @BeforeEach
    void start() throws IOException {
        instance = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        instance.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("POST")) {
                exchange.close();
                return;
            }
            byte[] body = "its own".getBytes(StandardCharsets.UTF_8);
            int status = exchange.getRequestURI().getPath().equals("/readyz") ? 200 : 503;
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        instance.start();
    }

    @AfterEach
    void stop() {
        instance.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void clients_get_a_problem_of_the_api_where_no_instance_responds(Proxy proxy) throws Exception {
        assumeTrue(Files.isExecutable(proxy.program));
        ListeningProgram program = proxy.start(directory, instance.getAddress().getPort());
        try {
            Http http = Http.undescribed("http://127.0.0.1:" + program.port());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> http.get("/readyz").status() == 200);

            assertThat(http.get("/posts").body()).as("a 503 of the service").isEqualTo("its own");

            instance.stop(0);
            assertUnavailable(http.get("/posts"));
            assertUnavailable(http.post("/posts", "{}"));
            assertUnavailable(http.post("/posts/import", "{}"));
        } finally {
            program.process().destroy();
            program.process().onExit().join();
        }
    }

    @Test
    void nginx_waits_longer_for_a_response_than_a_long_poll_of_the_feed() throws IOException {
        assertThat(Pattern.compile("proxy_read_timeout (\\d+)s")
                        .matcher(Files.readString(Proxy.NGINX.configuration))
                        .results()
                        .map(limit -> Integer.parseInt(limit.group(1))))
                .isNotEmpty()
                .allMatch(seconds -> seconds > LONG_POLL);
    }

    private static void assertUnavailable(Http.Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.problem()).isEqualTo("unavailable");
        assertThat(response.json().get("status").asInt()).isEqualTo(503);
    }

    /** Programs that the guide has a configuration for. */
    enum Proxy {
        HAPROXY("/usr/sbin/haproxy", "haproxy.cfg"),
        NGINX("/usr/sbin/nginx", "nginx.conf");

        private final Path program;
        private final Path configuration;

        Proxy(String program, String configuration) {
            this.program = Path.of(program);
            this.configuration = Path.of("../docs/operation", configuration);
        }

        ListeningProgram start(Path directory, int instance) throws IOException, InterruptedException {
            int port = ListeningProgram.freePort();
            Path file = Files.writeString(
                    directory.resolve(configuration.getFileName()),
                    Files.readString(configuration)
                            .replace("127.0.0.1:8080", "127.0.0.1:" + port)
                            .replace("127.0.0.1:8001", "127.0.0.1:" + instance)
                            .replace("127.0.0.1:8002", "127.0.0.1:" + ListeningProgram.freePort()));
            List<String> command = switch (this) {
                case HAPROXY -> List.of(program.toString(), "-db", "-f", file.toString());
                case NGINX ->
                    List.of(
                            program.toString(),
                            "-p",
                            directory.toString(),
                            "-c",
                            file.toString(),
                            "-g",
                            "daemon off; master_process off; error_log stderr; pid " + directory + "/nginx.pid;");
            };
            return ListeningProgram.start(command, directory.resolve("proxy.log"), port);
        }
    }
}
