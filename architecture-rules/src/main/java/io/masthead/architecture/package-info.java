/** Architecture rules for hexagonal projects: which role may depend on which, and the remedy for each violation. */
@NullMarked
package io.masthead.architecture;

import org.jspecify.annotations.NullMarked;
