/** Bodies and responses that are too large for memory, and responses without an end, which follow events. */
@NullMarked
package io.masthead.http.stream;

import org.jspecify.annotations.NullMarked;
