package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.bootstrap.secrecy.Secrets;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Secrets in wrong parts of requests and settings, with {@code DEBUG} on. {@link Http} searches the responses for them,
 * and {@link ServiceProcess} the output of the service.
 */
@SuppressWarnings("MethodName")
class SecrecyIT {

    private static final String PASSWORD = "Swordfish/7 & so on";
    private static final String EMAIL = "alice@secrecy.test";
    private static final Map<String, String> SETTINGS = Map.of(
            "DEBUG", "true",
            "MANAGEMENT_PORT", "0",
            "SIGN_IN_RATE_LIMIT", "off",
            "REGISTRATION_RATE_LIMIT", "off",
            "SECRET_KEY", "sesame-of-today-thirty-two-bytes-or-more",
            "SECRET_KEY_PREVIOUS", "sesame-of-yesterday-thirty-two-bytes-or-more");

    @TempDir
    private Path directory;

    @Test
    void no_secret_is_shown_wherever_callers_put_it() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(directory, SETTINGS)) {
            Http http = service.awaitReady();
            register(http, "Alice", EMAIL);
            JsonNode tokens = http.signIn(EMAIL, PASSWORD).json();
            String access = tokens.get("access_token").asString();
            String refresh = tokens.get("refresh_token").asString();

            for (String secret : List.of(PASSWORD, access, refresh, "a guess of a password")) {
                inAddresses(http, encoded(secret));
                inHeaders(http, secret);
                inForms(http, encoded(secret));
                inJson(http, secret);
                inJson(http.withToken(access), secret);
                inBrokenRequests(http, encoded(secret));
                inAddresses(service.management(), encoded(secret));
            }
            inMetrics(service.management());

            assertThat(service.output()).contains("insert into users", "insert into sessions");
            assertThat(Secrets.KNOWN.in(service.output())).isEmpty();
        }
    }

    @Test
    void a_row_that_the_database_refuses_is_shown_nowhere() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(directory, SETTINGS)) {
            Http http = service.awaitReady();
            register(http, "Alice", EMAIL);
            asOwner("alter table users add constraint surprise check (name <> 'Surprise')");
            asOwner("alter table sessions add constraint surprise check (device <> 'Surprise')");

            Http.Response user = register(http, "Surprise", "surprise@secrecy.test");
            Http.Response session = http.send(
                    "POST",
                    "/token",
                    BodyPublishers.ofString("username=" + EMAIL + "&password=" + encoded(PASSWORD)),
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "User-Agent",
                    "Surprise");

            assertThat(List.of(user.status(), session.status())).containsOnly(500);
            assertThat(service.output()).contains("violates check constraint \"surprise\"");
            String log = Files.readString(directory.resolve("data/postgres.log"));
            assertThat(log).as("what callers cause").doesNotContain("violates check constraint");
            assertThat(Secrets.KNOWN.in(service.output() + log)).isEmpty();
        }
    }

    @Tag("thorough")
    @Test
    void no_setting_is_shown_when_the_start_fails() throws Exception {
        String address = "postgresql://app:swordfish@localhost:1/blog?sslmode=prefer&sslpassword=other-swordfish";
        Path key = Files.writeString(directory.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nsesame+sesame\n");
        try (ServerSocket taken = new ServerSocket(0)) {
            for (Map<String, String> wrong : List.of(
                    Map.of("DATABASE_URL", address),
                    Map.of("DATABASE_URL", address, "DATABASE_MIGRATION_URL", address),
                    Map.of("SECRET_KEY", "too short a sesame"),
                    Map.of("SIGNING_KEY_FILE", key.toString()),
                    Map.of(
                            "PORT",
                            Integer.toString(taken.getLocalPort()),
                            "REDIS_URL",
                            "redis://:swordfish@[::1]:1"))) {
                Map<String, String> settings = new HashMap<>(SETTINGS);
                settings.putAll(wrong);
                try (ServiceProcess refused = ServiceProcess.start(directory, settings)) {
                    assertThat(refused.awaitExit()).isEqualTo(1);
                    assertThat(refused.output()).isNotBlank();
                    assertThat(Secrets.KNOWN.in(refused.output())).isEmpty();
                }
            }
        }
    }

    private static Http.Response register(Http http, String name, String email) {
        return http.post(
                "/users",
                "{\"name\":\"%s\",\"email\":\"%s\",\"age\":25,\"password\":\"%s\"}".formatted(name, email, PASSWORD));
    }

    private static void inAddresses(Http http, String secret) {
        for (String target : List.of(
                "/" + secret,
                "/users/" + secret,
                "/users?limit=" + secret + "&access_token=" + secret,
                "/users?limit=1&access_token=" + secret,
                "/users?skip=" + secret + "&skip=1",
                "/users;password=" + secret + "?limit=1",
                "/users?" + secret + "=1",
                "/posts?q=" + secret + "&status=" + secret + "&author_id=" + secret,
                "/token?password=" + secret,
                "/actuator/" + secret,
                "/actuator/metrics/" + secret,
                "/actuator/metrics/jvm.memory.used?tag=" + secret)) {
            http.get(target);
            http.form(target, "username=" + EMAIL);
        }
    }

    private static void inHeaders(Http http, String secret) {
        for (String name : List.of(
                "X-Request-Id",
                "User-Agent",
                "Cookie",
                "Referer",
                "Origin",
                "Accept",
                "Accept-Language",
                "Content-Type",
                "If-Match",
                "If-None-Match",
                "Forwarded",
                "X-Forwarded-For",
                "traceparent",
                "X-Password")) {
            // With one more character, none of them has the form of a request id, which would be repeated.
            http.send("POST", "/users", BodyPublishers.ofString("{}"), name, secret + "!");
            http.send("GET", "/users", BodyPublishers.noBody(), name, "a=" + secret);
        }
        for (String credentials : List.of("Bearer %s%s", "Bearer %s %s", "Basic %s", "%s", "Bearer %s.a.b")) {
            http.send(
                    "GET",
                    "/users/me",
                    BodyPublishers.noBody(),
                    "Authorization",
                    credentials.formatted(secret, secret));
        }
    }

    private static void inForms(Http http, String secret) {
        for (String form : List.of(
                "grant_type=%s&username=%s&password=%s",
                "username=%s&password=%s&password=%s",
                "username=alice%%40secrecy.test&password=%s%%zz",
                "username=alice%%40secrecy.test&password=x%s",
                "%s=%s",
                "grant_type=refresh_token&refresh_token=x%s",
                "token=x%s&token=%s")) {
            String filled = form.formatted(secret, secret, secret);
            http.form("/token", filled);
            http.form("/token/revoke", filled);
            http.post("/token", filled);
            http.form("/users", filled);
        }
    }

    private static void inJson(Http http, String secret) {
        for (String json : List.of(
                "{\"name\":\"N\",\"email\":\"n@secrecy.test\",\"age\":1,\"password\":\"%s\"x}",
                "{\"name\":\"N\",\"email\":\"n@secrecy.test\",\"age\":1,\"password\":\"%s",
                "{\"name\":\"N\",\"email\":\"n@secrecy.test\",\"age\":1,\"password\":[\"%s\"]}",
                "{\"name\":\"N\",\"email\":\"n@secrecy.test\",\"age\":1,\"password\":{\"%s\":\"%s\"}}",
                "{\"name\":\"N\",\"email\":\"n@secrecy.test\",\"age\":\"%s\",\"password\":\"\\ud800%s\"}",
                "{\"name\":\"N\",\"email\":\"n@secrecy.test\",\"age\":1,\"password\":\"" + "%s".repeat(10) + "\"}",
                "{\"name\":1,\"email\":\"%s\",\"%s\":1}",
                "{\"password\":\"%s\",\"password\":\"%s\"}",
                "{\"current_password\":\"x%s\",\"new_password\":\"x%s\"}",
                "{\"current_password\":\"%s\",\"new_password\":\"short\"}",
                "\"%s\"",
                "%s")) {
            String filled = json.replace("%s", secret);
            http.post("/users", filled);
            http.json("PUT", "/users/me/password", filled);
            http.json("PATCH", "/users/me", filled);
            http.post("/posts", filled);
        }
    }

    private static void inBrokenRequests(Http http, String secret) throws IOException {
        String[] address = http.address().split(":", -1);
        for (String request : List.of(
                "%s\r\n\r\n",
                "%s /users HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%s HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /users[%s HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /users HTTP/1.1\r\nHost: %s y\r\n\r\n",
                "GET /users HTTP/1.1\r\nHost: x\r\n%s\r\n\r\n",
                "GET /users HTTP/1.1\r\nHost: x\r\nCookie: \u0001%s\r\n\r\n",
                "POST /users HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: %s\r\n\r\n",
                "POST /users HTTP/1.1\r\nHost: x\r\nContent-Length: %s\r\n\r\n",
                "POST /users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n\"%s")) {
            try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
                socket.setSoTimeout(30_000);
                socket.getOutputStream().write(request.replace("%s", secret).getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(Secrets.KNOWN.in(response)).as(request).isEmpty();
            }
        }
    }

    /** Reads all endpoints in the actuator's own list. */
    private static void inMetrics(Http management) {
        for (JsonNode link : management.get("/actuator").json().get("_links")) {
            if (!link.get("templated").asBoolean()) {
                String target = link.get("href").asString().replaceFirst("^http://[^/]+", "");
                assertThat(management.get(target).status()).as(target).isEqualTo(200);
            }
        }
        for (JsonNode name : management.get("/actuator/metrics").json().get("names")) {
            management.get("/actuator/metrics/" + name.asString());
        }
        assertThat(management.get("/actuator/prometheus").body()).contains("http_server_requests_seconds_count{");
    }

    /** Connects as the superuser of the embedded PostgreSQL, which is possible on this machine only. */
    private void asOwner(String sql) throws IOException, SQLException {
        Path data = directory.resolve("data");
        String port =
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        String password = Files.readString(data.resolve("postgres-password")).strip();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/masthead", "masthead", password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
