package io.masthead.adapters.rest.event;

import io.masthead.http.request.DeadlinePropagation;
import io.masthead.http.request.RequestBounds;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Time of what a follower of events asks of the database: that of a request, whereas its waiting has no deadline. */
@Component
final class LookUpTime {

    private final DeadlinePropagation deadlines;
    private final Duration longest;

    LookUpTime(ObjectProvider<DeadlinePropagation> deadlines, RequestBounds bounds) {
        this.deadlines = deadlines.getIfAvailable(() -> DeadlinePropagation.NONE);
        this.longest = bounds.times().request();
    }

    <T> T within(Supplier<T> lookUp) {
        deadlines.begin(System.nanoTime() + longest.toNanos());
        try {
            return lookUp.get();
        } finally {
            deadlines.end();
        }
    }

    void run(Runnable lookUp) {
        Object unused = within(() -> {
            lookUp.run();
            return "";
        });
    }
}
