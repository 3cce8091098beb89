/** Command line of the architecture rules. */
@NullMarked
package io.masthead.architecture.cli;

import org.jspecify.annotations.NullMarked;
