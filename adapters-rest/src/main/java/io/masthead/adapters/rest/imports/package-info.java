/** Many posts at once: read line by line, written in batches, and answered for line by line. */
@NullMarked
package io.masthead.adapters.rest.imports;

import org.jspecify.annotations.NullMarked;
