/** Posts in PostgreSQL. */
@NullMarked
package io.masthead.adapters.persistence.post;

import org.jspecify.annotations.NullMarked;
