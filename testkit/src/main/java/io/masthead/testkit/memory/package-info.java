/** In-memory adapters of the driven ports, as strict as the database. */
@NullMarked
package io.masthead.testkit.memory;

import org.jspecify.annotations.NullMarked;
