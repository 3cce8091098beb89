package io.masthead.adapters.rest.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.masthead.application.event.FeedNews.Occurred;
import io.masthead.domain.event.EventToken;
import io.masthead.http.stream.EventStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Renders server-sent events, each once: it is the same for all who follow. */
@Component
final class EventRenderer {

    /** More than happens in the time in which all streams have written an event. */
    private static final int KEPT = 1_000;

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

    private final JsonMapper mapper;
    private final EventTokenCodec tokens;
    private final Cache<EventToken, byte[]> rendered =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    EventRenderer(JsonMapper mapper, EventTokenCodec tokens) {
        this.mapper = mapper;
        this.tokens = tokens;
    }

    /** {@return an event} */
    byte[] event(Occurred news) {
        return rendered.get(
                news.token(),
                token -> EventStream.event(
                        tokens.write(token),
                        news.event().event().type().code(),
                        mapper.writeValueAsBytes(CloudEvent.of(news.event()))));
    }

    /** {@return where the stream stands, so that it resumes there} */
    byte[] position(EventToken token) {
        return EventStream.event(tokens.write(token), "position", NOTHING);
    }

    /** {@return that the stream cannot be resumed without a gap, and goes on from here} */
    byte[] reset(EventToken token) {
        return EventStream.event(tokens.write(token), "reset", NOTHING);
    }
}
