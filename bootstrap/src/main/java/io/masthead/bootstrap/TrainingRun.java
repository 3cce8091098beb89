package io.masthead.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;

/** Service that the JVM records: it runs on an empty database in the working directory, and ends after some requests. */
final class TrainingRun {

    /** All kinds of classes, and a port that other services never have. Requests come faster than from people. */
    private static final Map<String, String> SETTINGS = Map.of(
            "PORT", "0",
            "MANAGEMENT_PORT", "0",
            "SIGN_IN_RATE_LIMIT", "off",
            "REGISTRATION_RATE_LIMIT", "off");

    /** Enough for profiles of what each request runs through, which are part of the cache (JEP 515). */
    private static final int ROUNDS = 200;

    private static final Pattern TOKEN = Pattern.compile("\"access_token\" *: *\"([^\"]+)\"");

    private final HttpClient client;
    private final String address;

    private TrainingRun(HttpClient client, String address) {
        this.client = client;
        this.address = address;
    }

    /** Starts, serves and stops a service. */
    static void run() {
        try (ConfigurableApplicationContext service =
                        Masthead.start(SETTINGS, Path.of("").toAbsolutePath());
                HttpClient client = HttpClient.newHttpClient()) {
            String port = service.getEnvironment().getRequiredProperty("local.server.port");
            new TrainingRun(client, "http://localhost:" + port).sendRequests();
        } catch (IOException problem) {
            throw new StartupProblem("The training got no response: " + problem.getMessage(), problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendRequests() throws IOException, InterruptedException {
        String account = "\"email\":\"training@masthead.test\",\"password\":\"correct horse battery staple\"";
        send("POST", "/users", "application/json", "{\"name\":\"Training\",\"age\":30," + account + "}", "");
        Matcher token = TOKEN.matcher(send(
                "POST",
                "/token",
                "application/x-www-form-urlencoded",
                "grant_type=password&username=training@masthead.test&password=correct+horse+battery+staple",
                ""));
        if (!token.find()) {
            throw new IOException("no access token");
        }
        for (int round = 1; round <= ROUNDS; round++) {
            String post = "{\"title\":\"Post " + round + "\",\"body\":\"Training.\"}";
            send("POST", "/posts", "application/json", post, token.group(1));
            for (String path : List.of("/users/1", "/posts/" + round, "/users", "/posts", "/users/me", "/posts/0")) {
                send("GET", path, "application/json", "", token.group(1));
            }
        }
        for (String path : List.of("/", "/docs", "/openapi.json", "/posts?q=training", "/livez", "/readyz")) {
            send("GET", path, "application/json", "", "");
        }
    }

    private String send(String method, String path, String type, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 500) {
            throw new IOException(method + " " + path + " is " + response.statusCode());
        }
        return response.body();
    }
}
