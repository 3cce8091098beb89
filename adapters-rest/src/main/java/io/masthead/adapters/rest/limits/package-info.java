/** How often callers may call. */
@NullMarked
package io.masthead.adapters.rest.limits;

import org.jspecify.annotations.NullMarked;
