/** Fixtures: users, posts and a clock with fixed values. */
@NullMarked
package io.masthead.testkit;

import org.jspecify.annotations.NullMarked;
