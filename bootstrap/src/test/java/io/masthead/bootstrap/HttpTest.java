package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failures of {@link Http} on a service that repeats secrets: this one returns the request. */
@SuppressWarnings("MethodName")
class HttpTest {

    private final String secret = UUID.randomUUID().toString();
    private final HttpServer parrot;
    private final Http http;

    HttpTest() throws IOException {
        parrot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http = new Http("http://localhost:" + parrot.getAddress().getPort());
    }

    @BeforeEach
    void start() {
        parrot.createContext("/", exchange -> {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("X-Request-Id", "parrot");
            exchange.sendResponseHeaders(200, sent.length);
            exchange.getResponseBody().write(sent);
            exchange.close();
        });
        parrot.start();
    }

    @AfterEach
    void stop() {
        parrot.stop(0);
    }

    @Test
    void a_password_must_not_come_back() {
        String body = "{\"password\":\"" + secret + "\"}";

        assertThatThrownBy(() -> http.post("/users", body)).hasMessageContaining("Secrets");
    }

    @Test
    void nothing_may_come_that_is_not_described() {
        assertThatThrownBy(() -> http.post("/users", "{}")).hasMessageContaining("the response 200 to POST /users");
        assertThat(http.post("/nowhere", "{}").status()).isEqualTo(200);
    }

    @Test
    void a_token_may_come_only_from_where_tokens_are_asked_for() {
        String tokens = """
                {"access_token":"%s","token_type":"bearer","expires_in":900,"refresh_token":"%s"}""".formatted(secret, secret);

        assertThat(http.post("/token", tokens).body()).contains(secret);
        assertThatThrownBy(() -> http.post("/token", "And again: " + secret)).hasMessageContaining("Secrets");
        assertThatThrownBy(() -> http.post("/users", tokens)).hasMessageContaining("Secrets");
    }
}
