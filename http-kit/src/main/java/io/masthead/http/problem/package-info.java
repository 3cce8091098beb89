/** Problems (RFC 9457): the one place where failures become responses. */
@NullMarked
package io.masthead.http.problem;

import org.jspecify.annotations.NullMarked;
