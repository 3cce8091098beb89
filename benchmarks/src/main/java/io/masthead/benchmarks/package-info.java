/** Measures the service as a whole, beside a floor: the least that any service of this kind has to do. */
@NullMarked
package io.masthead.benchmarks;

import org.jspecify.annotations.NullMarked;
