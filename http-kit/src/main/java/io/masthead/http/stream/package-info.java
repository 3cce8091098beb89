/** Bodies and responses that are too large for memory. */
@NullMarked
package io.masthead.http.stream;

import org.jspecify.annotations.NullMarked;
