/** Everything that is kept about one account, for its owner. */
@NullMarked
package io.masthead.adapters.rest.export;

import org.jspecify.annotations.NullMarked;
