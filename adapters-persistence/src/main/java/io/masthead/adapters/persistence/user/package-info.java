/** Users in PostgreSQL. */
@NullMarked
package io.masthead.adapters.persistence.user;

import org.jspecify.annotations.NullMarked;
