package io.masthead.domain.event;

import java.util.List;
import java.util.UUID;

/**
 * Extent of the log.
 *
 * <p>An epoch is a history of the database. A failover that loses transactions, a recovery to a point in time and a
 * restored dump start a new one: positions of the former that are not below its first may have named other events.
 *
 * @param oldest the position of the oldest event that is kept; one above the newest if none is
 * @param newest the position of the newest event; 0 if there never was one
 * @param epochs the epochs in their order, at least one
 */
public record EventBounds(long oldest, long newest, List<Epoch> epochs) {

    /**
     * History of the log.
     *
     * @param id its id
     * @param first the position of its first event, which may be yet to come
     */
    public record Epoch(UUID id, long first) {}

    /**
     * Copies the epochs.
     *
     * @throws IllegalArgumentException if there is no epoch
     */
    public EventBounds {
        epochs = List.copyOf(epochs);
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("A log has at least one epoch");
        }
    }

    /** {@return the place behind the newest event} */
    public EventToken now() {
        return at(newest);
    }

    /**
     * Place in the current epoch.
     *
     * @param position a position
     * @return the place behind it
     */
    public EventToken at(long position) {
        return new EventToken(epochs.get(epochs.size() - 1).id(), position);
    }

    /**
     * Whether a reader can resume at a place without missing an event, and has seen no event that history has lost.
     *
     * @param token the place
     * @return whether all events behind it are here
     */
    public boolean knows(EventToken token) {
        long position = token.position();
        return position >= oldest - 1 && position <= newest && position < end(token.epoch());
    }

    /**
     * End of an epoch.
     *
     * @param epoch the id of an epoch
     * @return the first position that is not of it; 0 for an unknown one
     */
    public long end(UUID epoch) {
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i).id().equals(epoch)) {
                return i + 1 < epochs.size() ? epochs.get(i + 1).first() : Long.MAX_VALUE;
            }
        }
        return 0;
    }
}
