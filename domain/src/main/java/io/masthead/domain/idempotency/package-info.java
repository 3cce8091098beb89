/** Idempotency: requests with an idempotency key, which can be repeated safely, and their stored outcomes. */
@NullMarked
package io.masthead.domain.idempotency;

import org.jspecify.annotations.NullMarked;
