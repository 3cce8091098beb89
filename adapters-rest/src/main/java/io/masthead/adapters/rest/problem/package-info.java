/** Problems with problems (RFC 9457): the one place where failures become HTTP. */
@NullMarked
package io.masthead.adapters.rest.problem;

import org.jspecify.annotations.NullMarked;
