package io.masthead.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Client of server-sent events, which reads one after the other as they are sent. */
final class EventStreamClient implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    private EventStreamClient(HttpRequest request) {
        try {
            response = client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** Opens a stream, as a caller with a token if it has one. */
    static EventStreamClient open(Http service, String query, Optional<String> token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://" + service.address() + "/events?" + query))
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", "gzip");
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new EventStreamClient(request.build());
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** {@return the next block of fields; none at the end of the stream} */
    Optional<Message> next() {
        Map<String, String> fields = new HashMap<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    return Optional.of(new Message(fields));
                }
                String[] field = line.split(": ", 2);
                fields.put(field[0], field[1]);
            }
            return Optional.empty();
        } catch (IOException cut) {
            return Optional.empty();
        }
    }

    /** {@return the next message of a type, after any others} */
    Message next(String type) {
        return Stream.generate(this::next)
                .map(Optional::orElseThrow)
                .filter(message -> message.is(type))
                .findFirst()
                .orElseThrow();
    }

    /** {@return all that is left, until the service ends the stream} */
    List<Message> rest() {
        List<Message> rest = new ArrayList<>();
        for (Optional<Message> message = next(); message.isPresent(); message = next()) {
            rest.add(message.get());
        }
        return rest;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** A block of fields. */
    record Message(Map<String, String> fields) {

        boolean is(String type) {
            return type.equals(fields.get("event"));
        }

        String id() {
            return fields.getOrDefault("id", "");
        }

        JsonNode json() {
            return new JsonMapper().readTree(fields.getOrDefault("data", ""));
        }
    }
}
