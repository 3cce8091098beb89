/** Outcomes of idempotent requests in PostgreSQL. */
@NullMarked
package io.masthead.adapters.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
