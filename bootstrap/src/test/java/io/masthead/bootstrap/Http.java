package io.masthead.bootstrap;

import io.masthead.bootstrap.contract.Description;
import io.masthead.bootstrap.contract.Exchange;
import io.masthead.bootstrap.secrecy.Exchanges;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client of the service that refuses responses with a secret or without a description. */
final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final String service;
    private final Optional<String> token;
    private final boolean described;

    Http(String service) {
        this(service, Optional.empty(), true);
    }

    private Http(String service, Optional<String> token, boolean described) {
        this.service = service;
        this.token = token;
        this.described = described;
    }

    /** {@return a client of operations that are no part of the API} */
    static Http undescribed(String service) {
        return new Http(service, Optional.empty(), false);
    }

    String address() {
        return service.replace("http://", "");
    }

    /** {@return the same client, signed in} */
    Http signedIn(String email, String password) {
        return withToken(signIn(email, password).json().get("access_token").asString());
    }

    String token() {
        return token.orElseThrow();
    }

    Response signIn(String email, String password) {
        return form("/token", "username=" + encoded(email) + "&password=" + encoded(password));
    }

    Response refresh(String refreshToken) {
        return form("/token", "grant_type=refresh_token&refresh_token=" + encoded(refreshToken));
    }

    Http withToken(String value) {
        return new Http(service, Optional.of(value), described);
    }

    /** Registers a user with a password, and signs in. */
    Http newcomer(String email) {
        post(
                "/users",
                "{\"name\":\"Someone\",\"email\":\"%s\",\"age\":25,\"password\":\"correct horse\"}".formatted(email));
        return signedIn(email, "correct horse");
    }

    Response get(String target) {
        return send("GET", target, BodyPublishers.noBody());
    }

    Response post(String target, String json) {
        return json("POST", target, json);
    }

    Response json(String method, String target, String json) {
        return send(method, target, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    Response delete(String target) {
        return send("DELETE", target, BodyPublishers.noBody());
    }

    Response form(String target, String form) {
        return send("POST", target, BodyPublishers.ofString(form), "Content-Type", "application/x-www-form-urlencoded");
    }

    Response send(String method, String target, BodyPublisher body, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(service + target))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (headers.length > 0) {
            builder.headers(headers);
        }
        token.ifPresent(value -> builder.header("Authorization", "Bearer " + value));
        HttpRequest request = builder.build();
        Exchanges.sent(request);
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            Exchanges.received(response);
            if (described && !target.equals("/openapi.json")) { // from which the description is written
                Description.published().check(Exchange.of(response));
            }
            return new Response(response);
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(method + " " + target, problem);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends a request again while the service is busy: other tests use the same processors. */
    static Response served(Supplier<Response> request) {
        Response response = request.get();
        for (int again = 0; again < 20 && response.status() == 503; again++) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            response = request.get();
        }
        return response;
    }

    /** Response of the service. */
    record Response(HttpResponse<String> received) {

        int status() {
            return received.statusCode();
        }

        String body() {
            return received.body();
        }

        String header(String name) {
            return received.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JSON.readTree(body());
        }

        long id() {
            return json().get("id").asLong();
        }

        /** {@return the codes of a 422, in order} */
        List<String> codes() {
            return StreamSupport.stream(json().path("errors").spliterator(), false)
                    .map(error -> error.get("code").asString())
                    .toList();
        }

        /** {@return the last segment of the type of a problem} */
        String problem() {
            return json().get("type").asString().replace("/problems/", "");
        }
    }
}
