/** Export of all data about an account, for its owner. */
@NullMarked
package io.masthead.adapters.rest.export;

import org.jspecify.annotations.NullMarked;
