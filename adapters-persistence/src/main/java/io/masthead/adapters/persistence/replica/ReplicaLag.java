package io.masthead.adapters.persistence.replica;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lag of a replica: the time since the primary was last where the replica is now. It is measured by this process alone,
 * from positions in the write-ahead log (WAL) of both. So a replica that receives nothing any more falls behind like one
 * that replays slowly, and one with nothing to replay does not.
 *
 * <p>Without news of the primary it stays as it is: nothing newer can be read anywhere.
 */
final class ReplicaLag {

    /** An hour of positions, one each second; a longer lag is unknown. */
    static final int MOST = 3600;

    /** The last times, by {@link System#nanoTime}, at which the primary was at a position. */
    private final TreeMap<Long, Long> times = new TreeMap<>();

    private long last;

    /** Adds a position of the primary. A smaller one than before is of another primary, which took its place. */
    void primaryAt(long position, long now) {
        if (!times.isEmpty() && position < times.lastKey()) {
            times.clear();
        }
        times.put(position, now);
        last = now;
        if (times.size() > MOST) {
            Map.Entry<Long, Long> unused = times.pollFirstEntry();
        }
    }

    /** {@return the lag of a replica at a position; none if it has never been seen to be where the primary was} */
    Optional<Duration> of(long position) {
        Map.Entry<Long, Long> reached = times.floorEntry(position);
        if (reached == null) {
            return Optional.empty();
        }
        times.headMap(reached.getKey()).clear();
        return Optional.of(Duration.ofNanos(last - reached.getValue()));
    }

    /** {@return the time since the oldest position, in which a replica without a known lag has not reached it} */
    Duration observed() {
        return times.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(last - times.firstEntry().getValue());
    }
}
