package io.masthead.http.pipeline;

import io.masthead.http.request.RequestContext;
import io.masthead.http.stream.EventsAfter;
import io.masthead.http.stream.FeedPosition;
import java.util.function.Supplier;
import org.springframework.web.method.HandlerMethod;

/** Sets the place of the newest event in responses to reads, before they read: what they miss comes after it. */
final class EventsAfterRule {

    private final Supplier<FeedPosition> position;
    private final PerHandler<Boolean> reads = new PerHandler<>(
            handler -> handler instanceof HandlerMethod method && method.hasMethodAnnotation(EventsAfter.class));

    EventsAfterRule(Supplier<FeedPosition> position) {
        this.position = position;
    }

    /** {@return true: nothing is refused} */
    boolean admits(RequestContext context, Object handler) {
        if (reads.get(handler)) {
            position.get().newest().ifPresent(token -> context.response().setHeader(EventsAfter.HEADER, token));
        }
        return true;
    }
}
