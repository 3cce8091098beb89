/** Baseline: accepted violations, such as those that a project had before it introduced the rules. */
@NullMarked
package io.masthead.architecture.baseline;

import org.jspecify.annotations.NullMarked;
