/** The rules of a hexagon as a command. */
@NullMarked
package io.masthead.architecture.cli;

import org.jspecify.annotations.NullMarked;
