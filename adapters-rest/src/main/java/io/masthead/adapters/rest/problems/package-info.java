/** Explains every kind of problem under the address that names it. */
@NullMarked
package io.masthead.adapters.rest.problems;

import org.jspecify.annotations.NullMarked;
