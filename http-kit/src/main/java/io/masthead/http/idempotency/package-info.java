/** Idempotency keys: requests that can be repeated without a second effect. */
@NullMarked
package io.masthead.http.idempotency;

import org.jspecify.annotations.NullMarked;
