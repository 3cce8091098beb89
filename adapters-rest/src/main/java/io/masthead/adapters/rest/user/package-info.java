/** Users over HTTP. */
@NullMarked
package io.masthead.adapters.rest.user;

import org.jspecify.annotations.NullMarked;
