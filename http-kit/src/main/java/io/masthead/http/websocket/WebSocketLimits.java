package io.masthead.http.websocket;

import java.time.Duration;

/**
 * Limits of a connection.
 *
 * @param maxMessage the largest message of a client, in bytes
 * @param maxPerSecond the most frames of a client in a second
 * @param ping the time between two pings; a client that has not answered one until the next is gone
 * @param write the longest time for which a client may take nothing of what is written
 */
public record WebSocketLimits(int maxMessage, int maxPerSecond, Duration ping, Duration write) {

    /** Messages of 4 KiB, 10 of them a second, a ping every 20 s, and 20 s for a write. */
    public static final WebSocketLimits DEFAULT =
            new WebSocketLimits(4096, 10, Duration.ofSeconds(20), Duration.ofSeconds(20));
}
