/** What the environment and the file {@code .env} decide, checked as a whole before anything starts. */
@NullMarked
package io.masthead.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
