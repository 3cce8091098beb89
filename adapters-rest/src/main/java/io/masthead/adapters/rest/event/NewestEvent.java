package io.masthead.adapters.rest.event;

import io.masthead.application.event.EventPosition;
import io.masthead.domain.event.EventToken;
import io.masthead.http.stream.FeedPosition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The place of the newest event as text, which is encrypted once: every read asks for it. */
@Component
final class NewestEvent implements FeedPosition {

    private final EventPosition position;
    private final EventTokenCodec tokens;
    private volatile @Nullable Written last;

    NewestEvent(EventPosition position, EventTokenCodec tokens) {
        this.position = position;
        this.tokens = tokens;
    }

    @Override
    public Optional<String> newest() {
        return position.newest().map(this::text);
    }

    private String text(EventToken token) {
        Written known = last;
        if (known == null || !known.token.equals(token)) {
            known = new Written(token, tokens.write(token));
            last = known;
        }
        return known.text;
    }

    private record Written(EventToken token, String text) {}
}
