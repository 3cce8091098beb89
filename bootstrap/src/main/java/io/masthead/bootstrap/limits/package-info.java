/** Counts requests: in this instance, or in Redis for all instances. */
@NullMarked
package io.masthead.bootstrap.limits;

import org.jspecify.annotations.NullMarked;
