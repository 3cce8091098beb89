/** Signing in over HTTP. */
@NullMarked
package io.masthead.adapters.rest.session;

import org.jspecify.annotations.NullMarked;
