/** Public profiles: users together with their posts. */
@NullMarked
package io.masthead.adapters.rest.profile;

import org.jspecify.annotations.NullMarked;
