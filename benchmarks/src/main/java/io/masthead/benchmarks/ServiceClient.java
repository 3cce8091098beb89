package io.masthead.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Calls the service where no time is measured, or only that of the whole call.
 *
 * @param http the client
 * @param address the address of the service
 */
record ServiceClient(HttpClient http, String address) {

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final String EMAIL = "writer@example.com";
    private static final String PASSWORD = "correct horse battery staple";

    /** {@return the id of a new account without a password} */
    long register(String json) throws IOException, InterruptedException {
        return ids(send(request("/users", "application/json", json), 201).body())
                .getFirst();
    }

    /** Registers the account that can sign in. */
    void registerWriter() throws IOException, InterruptedException {
        long unused = register(
                "{\"name\":\"Writer\",\"email\":\"" + EMAIL + "\",\"age\":30,\"password\":\"" + PASSWORD + "\"}");
    }

    /** {@return a new access token of that account} */
    String signIn() throws IOException, InterruptedException {
        String form =
                "grant_type=password&username=" + EMAIL.replace("@", "%40") + "&password=" + PASSWORD.replace(' ', '+');
        String answer = send(request("/token", "application/x-www-form-urlencoded", form), 200)
                .body();
        return TOKEN.matcher(answer).results().findFirst().orElseThrow().group(1);
    }

    /** {@return the ids of the posts that were imported, one for each line} */
    List<Long> importPosts(String token, String lines) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request("/posts/import", "application/x-ndjson", lines).header("Authorization", "Bearer " + token);
        List<Long> ids = ids(send(request, 200).body());
        if (ids.size() != lines.lines().count()) {
            throw new IOException("Of " + lines.lines().count() + " lines only " + ids.size() + " were imported");
        }
        return ids;
    }

    /** {@return the entity tag of a response} */
    String entityTag(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)), 200)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private HttpRequest.Builder request(String path, String type, String body) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder builder, int expected)
            throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IOException(request.method() + " " + request.uri().getPath() + ": " + response.statusCode() + " "
                    + response.body());
        }
        return response;
    }

    private static List<Long> ids(String json) {
        return ID.matcher(json)
                .results()
                .map((MatchResult id) -> Long.valueOf(id.group(1)))
                .toList();
    }
}
