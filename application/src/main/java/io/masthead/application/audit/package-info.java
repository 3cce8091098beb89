/** Use cases of the record of what happened. */
@NullMarked
package io.masthead.application.audit;

import org.jspecify.annotations.NullMarked;
