/** A record of what happened to accounts, for those who must be able to tell afterwards. */
@NullMarked
package io.masthead.domain.audit;

import org.jspecify.annotations.NullMarked;
