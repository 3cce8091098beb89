/** What the jar does besides serving: programs for the command line, on the database of the service. */
@NullMarked
package io.masthead.adapters.cli;

import org.jspecify.annotations.NullMarked;
