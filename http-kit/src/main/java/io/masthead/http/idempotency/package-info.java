/** Idempotency keys: requests that can be sent again without being done again. */
@NullMarked
package io.masthead.http.idempotency;

import org.jspecify.annotations.NullMarked;
