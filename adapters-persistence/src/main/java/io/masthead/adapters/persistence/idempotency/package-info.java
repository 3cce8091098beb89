/** The table of what came of requests. */
@NullMarked
package io.masthead.adapters.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
