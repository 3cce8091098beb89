/** Password hashes and access tokens; the configuration is the one public class. */
@NullMarked
package io.masthead.adapters.security;

import org.jspecify.annotations.NullMarked;
