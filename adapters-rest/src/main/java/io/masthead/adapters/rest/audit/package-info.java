/** The audit log over HTTP, for admins. */
@NullMarked
package io.masthead.adapters.rest.audit;

import org.jspecify.annotations.NullMarked;
