/** Settings from the environment and the file {@code .env}, checked as a whole before the start. */
@NullMarked
package io.masthead.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
