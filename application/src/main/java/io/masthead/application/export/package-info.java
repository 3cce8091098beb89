/** Use cases of exporting an account. */
@NullMarked
package io.masthead.application.export;

import org.jspecify.annotations.NullMarked;
