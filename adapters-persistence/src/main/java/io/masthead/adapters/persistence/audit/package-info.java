/** The table of what happened. */
@NullMarked
package io.masthead.adapters.persistence.audit;

import org.jspecify.annotations.NullMarked;
