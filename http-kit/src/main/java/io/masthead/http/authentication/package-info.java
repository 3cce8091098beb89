/** Authentication of requests, and which operations need none. */
@NullMarked
package io.masthead.http.authentication;

import org.jspecify.annotations.NullMarked;
