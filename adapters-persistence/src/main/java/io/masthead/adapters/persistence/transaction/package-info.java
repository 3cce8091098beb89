/** Transactions, and what waits for their commit. */
@NullMarked
package io.masthead.adapters.persistence.transaction;

import org.jspecify.annotations.NullMarked;
