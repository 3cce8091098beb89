/** Reads of anonymous callers from a standby of the database. */
@NullMarked
package io.masthead.adapters.persistence.replica;

import org.jspecify.annotations.NullMarked;
