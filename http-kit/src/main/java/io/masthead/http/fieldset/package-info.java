/** Sparse fieldsets: responses with the fields alone that the caller names. */
@NullMarked
package io.masthead.http.fieldset;

import org.jspecify.annotations.NullMarked;
