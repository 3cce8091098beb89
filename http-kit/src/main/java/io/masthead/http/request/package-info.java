/** A request and everything that is known of it. */
@NullMarked
package io.masthead.http.request;

import org.jspecify.annotations.NullMarked;
