/** Requests that senders give a key, so that they can send them again: what came of them, and for how long it counts. */
@NullMarked
package io.masthead.domain.idempotency;

import org.jspecify.annotations.NullMarked;
