/** Authentication of requests, and the operations that need none. */
@NullMarked
package io.masthead.http.authentication;

import org.jspecify.annotations.NullMarked;
