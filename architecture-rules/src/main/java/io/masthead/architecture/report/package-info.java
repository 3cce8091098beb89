/** Report of a run, and the formats in which it is written. */
@NullMarked
package io.masthead.architecture.report;

import org.jspecify.annotations.NullMarked;
