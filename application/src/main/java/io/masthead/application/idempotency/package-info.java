/** Doing once what is asked for again, for the use cases of any feature. */
@NullMarked
package io.masthead.application.idempotency;

import org.jspecify.annotations.NullMarked;
