package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.bootstrap.EventStreamClient.Message;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Form in which the feed is read. */
enum FeedForm {
    JSON {
        @Override
        Supplier<List<String>> open(Reader reader, String after, String last) {
            return () -> {
                List<String> events = new ArrayList<>();
                for (String place = after; !events.contains(last); ) {
                    Http.Response page = reader.http.send(
                            "GET",
                            "/events?limit=100&" + reader.query() + "&after=" + place,
                            BodyPublishers.noBody(),
                            "Prefer",
                            "wait=25");
                    page.json().forEach(event -> events.add(summary(event)));
                    place = next(page);
                }
                return events;
            };
        }
    },

    STREAM {
        @Override
        Supplier<List<String>> open(Reader reader, String after, String last) {
            EventStreamClient stream =
                    EventStreamClient.open(reader.http, reader.query() + "&after=" + after, reader.token);
            assertThat(stream.status()).isEqualTo(200); // it follows from here on
            return () -> {
                try (stream) {
                    return until(
                            last, () -> stream.next().filter(FeedForm::isEvent).map(Message::json));
                }
            };
        }
    },

    SOCKET {
        @Override
        Supplier<List<String>> open(Reader reader, String after, String last) {
            LiveSocket live =
                    reader.token.isPresent() ? LiveSocket.connectAs(reader.http) : LiveSocket.connect(reader.http);
            live.subscribeAfter(after, reader.topics.toArray(String[]::new));
            return () -> {
                try (live) {
                    return until(
                            last,
                            () -> Optional.of(live.next())
                                    .filter(FeedForm::isEvent)
                                    .map(FeedForm::event));
                }
            };
        }
    };

    private static final Pattern NEXT = Pattern.compile("[?&]after=([^&>]+)");

    /**
     * Begins to read.
     *
     * @param reader who reads
     * @param after the place to begin after
     * @param last the event to end with
     * @return waits for the events, each by its type and subject
     */
    abstract Supplier<List<String>> open(Reader reader, String after, String last);

    /** {@return the place behind a page} */
    static String next(Http.Response page) {
        Matcher next = NEXT.matcher(page.header("Link"));
        assertThat(next.find()).as(page.body()).isTrue();
        return next.group(1);
    }

    private static List<String> until(String last, Supplier<Optional<JsonNode>> next) {
        List<String> events = new ArrayList<>();
        while (!events.contains(last)) {
            next.get().ifPresent(event -> events.add(summary(event)));
        }
        return events;
    }

    private static String summary(JsonNode event) {
        return event.get("type").asString() + " " + event.get("subject").asString();
    }

    private static boolean isEvent(Message message) {
        return message.fields().containsKey("event") && !message.is("position");
    }

    private static boolean isEvent(JsonNode message) {
        return !message.get("type").asString().equals("position");
    }

    private static JsonNode event(JsonNode message) {
        return message.get("event");
    }

    /**
     * Who reads.
     *
     * @param http the service, as the reader calls it
     * @param token the access token; none if anonymous
     * @param topics what to follow
     */
    record Reader(Http http, Optional<String> token, List<String> topics) {

        private String query() {
            return topics.stream().map(topic -> "topic=" + topic).collect(Collectors.joining("&"));
        }
    }
}
