/** Use cases of the account export. */
@NullMarked
package io.masthead.application.export;

import org.jspecify.annotations.NullMarked;
