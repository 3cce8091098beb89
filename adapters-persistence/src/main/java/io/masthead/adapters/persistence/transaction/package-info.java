/** Transactions, and events that are published after their commit. */
@NullMarked
package io.masthead.adapters.persistence.transaction;

import org.jspecify.annotations.NullMarked;
