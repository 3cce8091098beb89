/** The classes of a project, and the parts that they play. */
@NullMarked
package io.masthead.architecture.model;

import org.jspecify.annotations.NullMarked;
