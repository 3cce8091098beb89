/** Audit log in PostgreSQL. */
@NullMarked
package io.masthead.adapters.persistence.audit;

import org.jspecify.annotations.NullMarked;
