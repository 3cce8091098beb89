/** Strict reading of JSON, queries and paths, which finds all violations. */
@NullMarked
package io.masthead.http.reading;

import org.jspecify.annotations.NullMarked;
