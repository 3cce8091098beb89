package io.masthead.http.stream;

import java.util.Optional;

/** The place of the newest event in the feed, so that a caller follows what it has read without a gap. */
@FunctionalInterface
public interface FeedPosition {

    /** There is no feed. */
    FeedPosition NONE = Optional::empty;

    /**
     * {@return what to continue the feed after, to see every change that a read on this thread, begun later, does not see}
     */
    Optional<String> newest();
}
