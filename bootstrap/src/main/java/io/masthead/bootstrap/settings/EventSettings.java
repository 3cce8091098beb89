package io.masthead.bootstrap.settings;

import java.time.Duration;

/**
 * Settings of the feed of events.
 *
 * @param connections the most connections that follow events at a time, at least 1
 * @param retention the time for which events are kept
 */
public record EventSettings(int connections, Duration retention) {}
