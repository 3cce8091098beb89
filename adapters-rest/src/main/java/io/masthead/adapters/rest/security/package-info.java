/** Who calls: bearer tokens, and which operations need none. */
@NullMarked
package io.masthead.adapters.rest.security;

import org.jspecify.annotations.NullMarked;
