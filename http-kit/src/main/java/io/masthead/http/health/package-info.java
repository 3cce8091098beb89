/** Liveness and readiness. */
@NullMarked
package io.masthead.http.health;

import org.jspecify.annotations.NullMarked;
