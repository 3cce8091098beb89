package io.masthead.domain.event;

import java.util.UUID;

/**
 * Event in the log.
 *
 * @param id its id, given by the log, by which readers recognize an event that they receive again
 * @param position its position: positive, and ascending in the order of the log
 * @param event the event
 */
public record LoggedEvent(UUID id, long position, Event event) {}
