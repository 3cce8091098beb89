package io.masthead.domain.event;

import java.util.UUID;

/**
 * Place in the log at which a reader stands.
 *
 * @param epoch the epoch of the log that the reader has read
 * @param position the position of the last event that the reader has passed; 0 if none
 */
public record EventToken(UUID epoch, long position) {}
