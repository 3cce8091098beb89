/** Signing in: proof of who calls, and the refusal to give one. */
@NullMarked
package io.masthead.domain.session;

import org.jspecify.annotations.NullMarked;
