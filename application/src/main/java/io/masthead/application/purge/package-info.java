/** Use cases of the purge of expired data. */
@NullMarked
package io.masthead.application.purge;

import org.jspecify.annotations.NullMarked;
