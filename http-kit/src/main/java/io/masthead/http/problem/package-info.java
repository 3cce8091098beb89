/** Problem details (RFC 9457): failures become responses here. */
@NullMarked
package io.masthead.http.problem;

import org.jspecify.annotations.NullMarked;
