/** Use cases of sign-in and sessions. */
@NullMarked
package io.masthead.application.session;

import org.jspecify.annotations.NullMarked;
