/** Rules and their checks. */
@NullMarked
package io.masthead.architecture.rules;

import org.jspecify.annotations.NullMarked;
