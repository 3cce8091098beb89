/** A user together with what it wrote. */
@NullMarked
package io.masthead.adapters.rest.profile;

import org.jspecify.annotations.NullMarked;
