/** The rules, and how each is checked. */
@NullMarked
package io.masthead.architecture.rules;

import org.jspecify.annotations.NullMarked;
