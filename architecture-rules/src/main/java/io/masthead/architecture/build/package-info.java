/** What the build files say about modules, held against the roles of their classes. */
@NullMarked
package io.masthead.architecture.build;

import org.jspecify.annotations.NullMarked;
