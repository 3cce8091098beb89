/** Use case of purging what has expired. */
@NullMarked
package io.masthead.application.purge;

import org.jspecify.annotations.NullMarked;
