/**
 * Event log: what happened, as others may read it, with the topics that select events and the policy of who sees them.
 *
 * @serial exclude
 */
@NullMarked
package io.masthead.domain.event;

import org.jspecify.annotations.NullMarked;
