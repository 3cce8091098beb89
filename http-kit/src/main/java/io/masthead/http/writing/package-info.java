/** Writing of JSON responses. */
@NullMarked
package io.masthead.http.writing;

import org.jspecify.annotations.NullMarked;
