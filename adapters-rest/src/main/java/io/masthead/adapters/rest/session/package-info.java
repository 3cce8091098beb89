/** Sign-in, tokens and sessions over HTTP. */
@NullMarked
package io.masthead.adapters.rest.session;

import org.jspecify.annotations.NullMarked;
