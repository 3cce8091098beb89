/** Use cases of the audit log. */
@NullMarked
package io.masthead.application.audit;

import org.jspecify.annotations.NullMarked;
