/** The table of what came of requests. */
@NullMarked
package io.masthead.adapters.persistence.request;

import org.jspecify.annotations.NullMarked;
