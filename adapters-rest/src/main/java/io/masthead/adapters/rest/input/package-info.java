/** Reads requests: one strict way for JSON, query and path, which finds every violation. */
@NullMarked
package io.masthead.adapters.rest.input;

import org.jspecify.annotations.NullMarked;
