package io.masthead.domain.event;

import java.util.Set;

/** Who may see which events. The same for events that occur and for those that are read again later. */
public final class EventPolicy {

    private EventPolicy() {}

    /**
     * Whether a reader may subscribe to a topic.
     *
     * @param viewer the reader
     * @param topic the topic
     * @return whether the reader may
     */
    public static boolean maySubscribe(EventViewer viewer, Topic topic) {
        if (topic instanceof Topic.Everything) {
            return viewer.admin();
        }
        return !(topic instanceof Topic.Own own)
                || viewer.account().filter(own.user()::equals).isPresent();
    }

    /**
     * Whether a reader sees an event.
     *
     * @param viewer the reader, with the rights of today
     * @param topics the topics that the reader has chosen
     * @param event the event
     * @return whether one of the topics covers it and the reader may see it
     */
    public static boolean shows(EventViewer viewer, Set<Topic> topics, Event event) {
        boolean visible =
                event.audience().isEmpty() || viewer.admin() || event.audience().equals(viewer.account());
        return visible && topics.stream().anyMatch(topic -> topic.covers(event) && maySubscribe(viewer, topic));
    }
}
