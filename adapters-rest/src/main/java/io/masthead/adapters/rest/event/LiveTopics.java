package io.masthead.adapters.rest.event;

import io.masthead.domain.event.Event;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.domain.event.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Topics of a live connection. Each is followed from a place of its own: where a client adds one that begins earlier, the
 * feed goes back, and events of the other topics, which the client has, are left out.
 */
final class LiveTopics {

    private final Map<String, Followed> byPath = new HashMap<>();

    Set<Topic> all() {
        return with(Set.of());
    }

    boolean isEmpty() {
        return byPath.isEmpty();
    }

    /** {@return what there would be with some more} */
    Set<Topic> with(Collection<Topic> more) {
        return Stream.concat(byPath.values().stream().map(Followed::topic), more.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Adds topics.
     *
     * @param more the topics; one that is followed already begins anew
     * @param after the position after which they begin
     * @param position the position up to which the others have been sent
     */
    void add(Collection<Topic> more, long after, long position) {
        byPath.replaceAll((path, followed) -> followed.sentTo(position));
        more.forEach(topic -> byPath.put(topic.path(), new Followed(topic, after, Long.MIN_VALUE)));
    }

    void remove(Collection<String> paths) {
        paths.forEach(byPath::remove);
    }

    /** Lets all topics begin at a position. */
    void restart(long position) {
        byPath.replaceAll((path, followed) -> new Followed(followed.topic, position, Long.MIN_VALUE));
    }

    /** {@return whether an event is to be sent: a topic covers it, and none has sent it} */
    boolean wants(LoggedEvent logged) {
        Event event = logged.event();
        boolean isWanted = false;
        for (Followed followed : byPath.values()) {
            if (followed.topic.covers(event)) {
                if (followed.hasSent(logged.position())) {
                    return false;
                }
                isWanted |= followed.after < logged.position();
            }
        }
        return isWanted;
    }

    /**
     * A topic.
     *
     * @param topic the topic
     * @param after the position after which it begins
     * @param sent the position up to which its events have been sent, of those after its beginning
     */
    private record Followed(Topic topic, long after, long sent) {

        boolean hasSent(long position) {
            return after < position && position <= sent;
        }

        Followed sentTo(long position) {
            return new Followed(topic, after, Math.max(sent, position));
        }
    }
}
