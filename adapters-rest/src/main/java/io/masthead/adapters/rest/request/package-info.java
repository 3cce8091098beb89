/** Requests that can be sent again without being done again. */
@NullMarked
package io.masthead.adapters.rest.request;

import org.jspecify.annotations.NullMarked;
