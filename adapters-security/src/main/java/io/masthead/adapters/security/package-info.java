/** Passwords, sessions and tokens; {@link io.masthead.adapters.security.SecurityConfiguration} is the entry point. */
@NullMarked
package io.masthead.adapters.security;

import org.jspecify.annotations.NullMarked;
