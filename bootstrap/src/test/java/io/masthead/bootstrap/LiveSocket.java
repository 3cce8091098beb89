package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.masthead.bootstrap.secrecy.Secrets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Client of the live connection, which refuses messages with a secret, or other than docs/asyncapi.json has them. */
final class LiveSocket implements WebSocket.Listener, AutoCloseable {

    static final Path DESCRIPTION = Path.of("..", "docs", "asyncapi.json");

    private static final long PATIENCE = 20;

    /** Never closed, which would wait for the other end of each connection. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode DOCUMENT = JSON.readTree(DESCRIPTION.toFile());
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(Dialects.getDraft7());
    private static final Map<String, Schema> BY_MESSAGE = new ConcurrentHashMap<>();

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    private LiveSocket(Http http, Optional<String> origin) {
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        origin.ifPresent(page -> builder.header("Origin", page));
        socket = builder.buildAsync(URI.create("ws://" + http.address() + "/live"), this)
                .join();
    }

    static LiveSocket connect(Http http) {
        return new LiveSocket(http, Optional.empty());
    }

    static LiveSocket connectFrom(String origin, Http http) {
        return new LiveSocket(http, Optional.of(origin));
    }

    /** {@return a connection that is authenticated} */
    static LiveSocket connectAs(Http user) {
        LiveSocket live = connect(user);
        live.authenticate(user);
        assertThat(live.next().get("type").asString()).isEqualTo("position");
        return live;
    }

    void authenticate(Http user) {
        Secrets.KNOWN.add(user.token());
        send(Map.of("type", "authenticate", "token", user.token()));
    }

    /** Subscribes, and waits until it is. */
    String subscribe(String... topics) {
        send(Map.of("type", "subscribe", "topics", List.of(topics)));
        return position();
    }

    String subscribeAfter(String after, String... topics) {
        send(Map.of("type", "subscribe", "topics", List.of(topics), "after", after));
        return position();
    }

    /** {@return the place in the message that is next} */
    String position() {
        JsonNode message = next();
        assertThat(message.get("type").asString()).as("%s", message).isEqualTo("position");
        return message.get("after").asString();
    }

    void send(Map<String, ?> message) {
        check(JSON.valueToTree(message));
        sendText(JSON.writeValueAsString(message));
    }

    void sendText(String text) {
        socket.sendText(text, true).join();
    }

    WebSocket raw() {
        return socket;
    }

    JsonNode next() {
        return within(received).orElseThrow(() -> new AssertionError("No message arrives"));
    }

    /** {@return the event of the message that is next} */
    JsonNode nextEvent() {
        JsonNode message = next();
        assertThat(message.get("type").asString()).as("%s", message).isEqualTo("event");
        return message.get("event");
    }

    /** {@return the problem in the message that is next} */
    String nextProblem() {
        JsonNode message = next();
        assertThat(message.get("type").asString()).as("%s", message).isEqualTo("error");
        return message.get("problem").get("type").asString().replace("/problems/", "");
    }

    boolean isQuiet() {
        return received.isEmpty();
    }

    /** {@return the code with which the service closes} */
    int closeCode() {
        return within(closed).orElseThrow(() -> new AssertionError("It is not closed: " + received));
    }

    private static <T> Optional<T> within(BlockingQueue<T> queue) {
        try {
            return Optional.ofNullable(queue.poll(PATIENCE, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Requires a message to match docs/asyncapi.json. */
    static void check(JsonNode message) {
        String type = message.get("type").asString();
        List<Error> errors =
                BY_MESSAGE.computeIfAbsent(type, LiveSocket::schema).validate(message);
        assertThat(errors).as("%s", message).isEmpty();
    }

    private static Schema schema(String message) {
        String shared = "#/components/schemas/";
        JsonNode payload = DOCUMENT.at("/components/messages/" + message + "/payload");
        assertThat(payload.isMissingNode()).as("Message %s", message).isFalse();
        ObjectNode schema = JSON.createObjectNode();
        schema.set("$ref", payload.get("$ref"));
        schema.set("definitions", DOCUMENT.at("/components/schemas"));
        return SCHEMAS.getSchema(JSON.readTree(schema.toString().replace(shared, "#/definitions/")));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean isLast) {
        part.append(text);
        if (isLast) {
            take(part.toString());
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    private void take(String text) {
        assertThat(Stream.of(text).filter(message -> !Secrets.KNOWN.in(message).isEmpty()))
                .as("Messages with a secret")
                .isEmpty();
        JsonNode message = JSON.readTree(text);
        check(message);
        received.add(message);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.add(code);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable problem) {
        received.add(JSON.createObjectNode().put("type", "failure: " + problem));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
