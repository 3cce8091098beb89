package io.masthead.domain.idempotency;

/**
 * Outcome of an idempotent operation.
 *
 * @param <T> the type of the created value
 * @param value the created value in its current state
 * @param replayed whether an earlier request with the same idempotency key created it
 */
public record Outcome<T>(T value, boolean replayed) {}
