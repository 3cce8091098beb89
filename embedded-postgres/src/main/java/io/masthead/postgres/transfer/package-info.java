/**
 * Copies the rows of a PostgreSQL database into another one, of any version, with the same tables. Which tables there
 * are comes from the catalogue alone.
 */
@NullMarked
package io.masthead.postgres.transfer;

import org.jspecify.annotations.NullMarked;
