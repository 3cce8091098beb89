/** Use cases of signing in. */
@NullMarked
package io.masthead.application.session;

import org.jspecify.annotations.NullMarked;
