/** Sign-in, sessions and tokens. */
@NullMarked
package io.masthead.domain.session;

import org.jspecify.annotations.NullMarked;
