/** The context of a request, its caller and its violations. */
@NullMarked
package io.masthead.http.request;

import org.jspecify.annotations.NullMarked;
