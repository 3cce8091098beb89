/** Imports of posts: parsed line by line, written in batches, with a result for each line. */
@NullMarked
package io.masthead.adapters.rest.imports;

import org.jspecify.annotations.NullMarked;
