package io.masthead.testkit.memory;

import io.masthead.domain.idempotency.StoredOutcome;
import java.time.Instant;

/** Outcome of a request and the time when it was stored. */
record StoredEntry(StoredOutcome outcome, Instant at) {}
