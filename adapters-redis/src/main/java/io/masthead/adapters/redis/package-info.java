/** Rate limits, counted in this instance or in Redis for all instances. */
@NullMarked
package io.masthead.adapters.redis;

import org.jspecify.annotations.NullMarked;
