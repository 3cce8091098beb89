/** Strict reading of JSON, queries and paths, which finds every violation. */
@NullMarked
package io.masthead.http.reading;

import org.jspecify.annotations.NullMarked;
