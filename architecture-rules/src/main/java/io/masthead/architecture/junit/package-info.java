/** The rules as tests of JUnit 5 or 6. */
@NullMarked
package io.masthead.architecture.junit;

import org.jspecify.annotations.NullMarked;
