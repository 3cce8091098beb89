package io.masthead.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.ErrorStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.HttpConnectStrategy;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StreamClosedByCallerException;
import com.launchdarkly.eventsource.StreamException;
import com.launchdarkly.eventsource.StreamHttpErrorException;
import io.masthead.client.model.Event;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The feed of events, which no generator makes of the description: server-sent events have no form in OpenAPI 3.1.
 *
 * <p>A connection that is lost is made again, at the same place. A program that keeps {@link Item#after} together with
 * what follows from the item misses nothing: an event is told again if it was lost, and the same event always has the
 * same id. For one thread; {@link #close} may be called by any.
 */
public final class EventFeed implements AutoCloseable {

    /** Three bookmarks have been missed: the connection is dead, though no one has said so. */
    private static final long SILENCE_SECONDS = 45;

    private static final ObjectMapper MAPPER = ApiClient.createDefaultObjectMapper();

    private final EventSource source;

    /** What a feed has said, and where it continues. */
    public sealed interface Item {

        /** {@return where to continue after this item} */
        String after();
    }

    /**
     * Something has happened.
     *
     * @param event the event
     * @param after where to continue
     */
    public record Occurred(Event event, String after) implements Item {}

    /**
     * Nothing has happened until now.
     *
     * @param after where to continue
     */
    public record Position(String after) implements Item {}

    /**
     * Events are missing, as the service does not have them any more: read again what they were about.
     *
     * @param after where to continue
     */
    public record Reset(String after) implements Item {}

    /**
     * Begins to follow a feed.
     *
     * @param service the address of the service
     * @param topics what to follow: /posts, /posts/17, /users/3/posts, /users, /users/3, /users/me
     * @param after where to continue: that of an item, or the header Events-After of what was read; none: from now on
     * @param token gives an access token at each connection; none: the feed is that of everyone
     */
    public EventFeed(
            URI service, List<String> topics, Optional<String> after, Supplier<Optional<String>> token) {
        String query = topics.stream()
                .map(topic -> "topic=" + URLEncoder.encode(topic, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/events?", ""));
        HttpConnectStrategy connection = ConnectStrategy.http(URI.create(service.toString().replaceFirst("/+$", "") + query))
                .readTimeout(SILENCE_SECONDS, TimeUnit.SECONDS)
                .requestTransformer(request -> token.get()
                        .map(value -> request.newBuilder()
                                .header("Authorization", "Bearer " + value)
                                .build())
                        .orElse(request));
        this.source = new EventSource.Builder(connection)
                .lastEventId(after.orElse(null))
                .errorStrategy(new ErrorStrategy() {
                    @Override
                    public Result apply(StreamException problem) {
                        return new Result(isFinal(problem) ? Action.THROW : Action.CONTINUE, this);
                    }
                })
                .build();
    }

    /**
     * Waits for what the feed says next.
     *
     * @return the item
     * @throws StreamHttpErrorException if the service refuses the feed, and would at the next attempt
     * @throws StreamClosedByCallerException if the feed was closed
     * @throws StreamException never otherwise
     */
    public Item next() throws StreamException {
        MessageEvent message = source.readMessage();
        String after = message.getLastEventId();
        return switch (message.getEventName()) {
            case "position" -> new Position(after);
            case "reset" -> new Reset(after);
            default -> new Occurred(event(message.getData()), after);
        };
    }

    @Override
    public void close() {
        source.close();
    }

    private static boolean isFinal(StreamException problem) {
        if (problem instanceof StreamHttpErrorException refusal) {
            int status = refusal.getCode();
            return status < 500 && status != 408 && status != 429;
        }
        return problem instanceof StreamClosedByCallerException;
    }

    private static Event event(String json) {
        try {
            return MAPPER.readValue(json, Event.class);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("An event of another version of the service: " + json, malformed);
        }
    }
}
