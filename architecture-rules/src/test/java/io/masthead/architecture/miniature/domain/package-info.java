/** The domain of a lending library: a hexagon as small as one can be. */
@NullMarked
package io.masthead.architecture.miniature.domain;

import org.jspecify.annotations.NullMarked;
