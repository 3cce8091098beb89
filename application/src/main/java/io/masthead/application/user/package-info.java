/** Use cases of accounts. */
@NullMarked
package io.masthead.application.user;

import org.jspecify.annotations.NullMarked;
