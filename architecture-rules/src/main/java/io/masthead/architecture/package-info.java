/** The rules of a hexagon: what each of its rooms may know, and what to do instead of knowing more. */
@NullMarked
package io.masthead.architecture;

import org.jspecify.annotations.NullMarked;
