/** The architecture rules as a goal of Maven. */
@NullMarked
package io.masthead.architecture.maven;

import org.jspecify.annotations.NullMarked;
