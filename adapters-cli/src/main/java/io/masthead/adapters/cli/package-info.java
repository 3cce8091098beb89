/** Command line of the jar: commands that work on the database of the service. */
@NullMarked
package io.masthead.adapters.cli;

import org.jspecify.annotations.NullMarked;
