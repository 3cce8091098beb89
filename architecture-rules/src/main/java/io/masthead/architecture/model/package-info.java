/** Classes of a project, their roles and their references. */
@NullMarked
package io.masthead.architecture.model;

import org.jspecify.annotations.NullMarked;
