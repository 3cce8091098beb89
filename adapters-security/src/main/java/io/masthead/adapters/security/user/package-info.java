/** Passwords: hashed with Argon2id, a bounded number at once. */
@NullMarked
package io.masthead.adapters.security.user;

import org.jspecify.annotations.NullMarked;
