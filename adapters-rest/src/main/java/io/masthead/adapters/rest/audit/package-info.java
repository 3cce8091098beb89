/** The record of what happened, for admins. */
@NullMarked
package io.masthead.adapters.rest.audit;

import org.jspecify.annotations.NullMarked;
