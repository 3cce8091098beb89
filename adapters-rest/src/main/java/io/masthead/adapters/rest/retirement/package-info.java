/** Operations on their way out, and how callers are told. */
@NullMarked
package io.masthead.adapters.rest.retirement;

import org.jspecify.annotations.NullMarked;
