/** The event log in PostgreSQL: outbox, relay and notifications. */
@NullMarked
package io.masthead.adapters.persistence.event;

import org.jspecify.annotations.NullMarked;
