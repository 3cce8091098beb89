package io.masthead.testkit.memory;

import io.masthead.domain.idempotency.StoredOutcome;
import java.time.Instant;

/** What came of a request, and since when that is known. */
record StoredEntry(StoredOutcome completion, Instant at) {}
