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
        more.forEach(topic -> byPath.put(topic.path(), Followed.begin(topic, after)));
    }

    void remove(Collection<String> paths) {
        paths.forEach(byPath::remove);
    }

    /** Notes that the client was anonymous up to a position, and has been sent what everyone may see alone. */
    void authenticate(long position) {
        byPath.replaceAll((path, followed) -> {
            Followed sent = followed.sentTo(position);
            return new Followed(sent.topic, sent.after, sent.sent, sent.sent);
        });
    }

    /** Lets all topics begin at a position. */
    void restart(long position) {
        byPath.replaceAll((path, followed) -> Followed.begin(followed.topic, position));
    }

    /** {@return whether an event is to be sent: a topic covers it, and none has sent it} */
    boolean wants(LoggedEvent logged) {
        Event event = logged.event();
        boolean isWanted = false;
        for (Followed followed : byPath.values()) {
            if (followed.topic.covers(event)) {
                if (followed.hasSent(logged)) {
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
     * @param anonymous the position up to which only those have been that everyone may see
     */
    private record Followed(Topic topic, long after, long sent, long anonymous) {

        static Followed begin(Topic topic, long after) {
            return new Followed(topic, after, Long.MIN_VALUE, Long.MIN_VALUE);
        }

        boolean hasSent(LoggedEvent logged) {
            long position = logged.position();
            boolean wasShown = logged.event().audience().isEmpty() || position > anonymous;
            return wasShown && after < position && position <= sent;
        }

        Followed sentTo(long position) {
            return new Followed(topic, after, Math.max(sent, position), anonymous);
        }
    }
}
