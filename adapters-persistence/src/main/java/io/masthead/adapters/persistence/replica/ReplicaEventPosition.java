package io.masthead.adapters.persistence.replica;

import io.masthead.domain.event.EventToken;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The newest event for a thread that may read from the replica: one that the replica has itself, since it may not have
 * what the primary tells of. Where that is not known, the thread reads from the primary.
 */
public final class ReplicaEventPosition {

    private final Supplier<Optional<EventToken>> primary;
    private final Supplier<Optional<EventToken>> replica;

    /**
     * Creates the position.
     *
     * @param primary the position for threads that read from the primary
     * @param replica the replica
     */
    public ReplicaEventPosition(Supplier<Optional<EventToken>> primary, ReadReplica replica) {
        this(primary, replica::newestEvent);
    }

    ReplicaEventPosition(Supplier<Optional<EventToken>> primary, Supplier<Optional<EventToken>> replica) {
        this.primary = primary;
        this.replica = replica;
    }

    /** {@return the place behind the newest event that is known} */
    public Optional<EventToken> newest() {
        if (ReplicaReads.current() == null) {
            return primary.get();
        }
        Optional<EventToken> known = replica.get();
        if (known.isPresent()) {
            return known;
        }
        ReplicaReads.end();
        return primary.get();
    }
}
