/** Proposal of a {@code hexagon.properties}, from compiled classes. */
@NullMarked
package io.masthead.architecture.init;

import org.jspecify.annotations.NullMarked;
