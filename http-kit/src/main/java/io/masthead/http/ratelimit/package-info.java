/** Rate limits. */
@NullMarked
package io.masthead.http.ratelimit;

import org.jspecify.annotations.NullMarked;
