package io.masthead.adapters.rest.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.masthead.application.event.FeedNews.Occurred;
import io.masthead.domain.event.EventToken;
import io.masthead.http.problem.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Renders messages of live connections; events once for all of them. */
@Component
final class LiveRenderer {

    /** More than happens in the time in which all connections have written an event. */
    private static final int KEPT = 1_000;

    private final JsonMapper mapper;
    private final EventTokenCodec tokens;
    private final Cache<EventToken, byte[]> rendered =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    LiveRenderer(JsonMapper mapper, EventTokenCodec tokens) {
        this.mapper = mapper;
        this.tokens = tokens;
    }

    byte[] event(Occurred news) {
        return rendered.get(
                news.token(),
                token -> json(new LiveResponse.Occurred(tokens.write(token), CloudEvent.of(news.event()))));
    }

    byte[] position(EventToken token) {
        return json(new LiveResponse.Position(tokens.write(token)));
    }

    byte[] reset(EventToken token) {
        return json(new LiveResponse.Reset(tokens.write(token)));
    }

    byte[] error(Problem problem) {
        return json(new LiveResponse.Refused(problem));
    }

    private byte[] json(LiveResponse message) {
        return mapper.writeValueAsBytes(message);
    }
}
