package io.masthead.domain.idempotency;

/**
 * The outcome of something that is done once, however often it is asked for with the same key.
 *
 * @param <T> what was made
 * @param value what was made, as it is now
 * @param replayed whether an earlier request made it
 */
public record Outcome<T>(T value, boolean replayed) {}
