package pressure;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Client at an address of this machine. */
final class Http {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    private final URI service;
    private final HttpClient client;

    Http(URI service, String from) throws Exception {
        this.service = service;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral(from))
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, String type, String body, String token) throws Exception {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    /** {@return the id of a new account} */
    String register(String email, String password) throws Exception {
        HttpResponse<String> response = send(
                "POST",
                "/users",
                "application/json",
                "{\"name\":\"Rig\",\"age\":30,\"email\":\"" + email + "\",\"password\":\"" + password + "\"}",
                "");
        return first(ID, expect(201, response));
    }

    HttpResponse<String> trySignIn(String email, String password) throws Exception {
        return send(
                "POST",
                "/token",
                "application/x-www-form-urlencoded",
                "username=" + email + "&password=" + password,
                "");
    }

    /** {@return an access token} */
    String signIn(String email, String password) throws Exception {
        return first(TOKEN, expect(200, trySignIn(email, password)));
    }

    static String expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new IllegalStateException(response + ": " + response.body());
        }
        return response.body();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        return matcher.group(1);
    }
}
