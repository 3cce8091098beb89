/** Transactions: around the use cases, and nowhere else. */
@NullMarked
package io.masthead.bootstrap.transactions;

import org.jspecify.annotations.NullMarked;
