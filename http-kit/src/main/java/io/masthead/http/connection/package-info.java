/** Connections of clients: how many there are, and how long a client may leave one waiting. */
@NullMarked
package io.masthead.http.connection;

import org.jspecify.annotations.NullMarked;
