package io.masthead.testkit.memory;

import io.masthead.domain.request.Completion;
import java.time.Instant;

/** What came of a request, and since when that is known. */
record KeptCompletion(Completion completion, Instant at) {}
