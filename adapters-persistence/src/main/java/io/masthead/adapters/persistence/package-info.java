/** Keeps what the domain asks to be kept in PostgreSQL; the configuration is the one public class. */
@NullMarked
package io.masthead.adapters.persistence;

import org.jspecify.annotations.NullMarked;
