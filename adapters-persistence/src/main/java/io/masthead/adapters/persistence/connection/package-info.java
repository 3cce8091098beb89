/** Sockets of connections to the database. */
@NullMarked
package io.masthead.adapters.persistence.connection;

import org.jspecify.annotations.NullMarked;
