/** Types that are renamed to those of frameworks, which this library does not need. */
@NullMarked
package io.masthead.architecture.canary.standin;

import org.jspecify.annotations.NullMarked;
