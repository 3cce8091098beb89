/** Domain of a lending library, the smallest possible hexagon. */
@NullMarked
package io.masthead.architecture.miniature.domain;

import org.jspecify.annotations.NullMarked;
