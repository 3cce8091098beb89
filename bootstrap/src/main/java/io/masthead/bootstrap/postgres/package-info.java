/** The service's own PostgreSQL: unpacked, started and stopped with it, its data kept through every crash. */
@NullMarked
package io.masthead.bootstrap.postgres;

import org.jspecify.annotations.NullMarked;
