/** Architecture rules as JUnit tests, for JUnit 5 and 6. */
@NullMarked
package io.masthead.architecture.junit;

import org.jspecify.annotations.NullMarked;
