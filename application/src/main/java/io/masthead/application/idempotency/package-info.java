/** Idempotent execution of use cases, for any feature. */
@NullMarked
package io.masthead.application.idempotency;

import org.jspecify.annotations.NullMarked;
