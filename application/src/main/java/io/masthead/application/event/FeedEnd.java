package io.masthead.application.event;

/** Reason for the end of a subscription. */
public enum FeedEnd {
    /** The session of the reader has ended. */
    SESSION_OVER,
    /** The service stops. */
    SHUTDOWN
}
