/** How values check themselves; not exported. */
@NullMarked
package io.masthead.domain.text;

import org.jspecify.annotations.NullMarked;
