/** Password hashing with Argon2id, with limited concurrency. */
@NullMarked
package io.masthead.adapters.security.user;

import org.jspecify.annotations.NullMarked;
