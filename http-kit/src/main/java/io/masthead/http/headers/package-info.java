/** Headers of every response for browsers and caches. */
@NullMarked
package io.masthead.http.headers;

import org.jspecify.annotations.NullMarked;
