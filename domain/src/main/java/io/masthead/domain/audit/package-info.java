/** Audit log of accounts. */
@NullMarked
package io.masthead.domain.audit;

import org.jspecify.annotations.NullMarked;
