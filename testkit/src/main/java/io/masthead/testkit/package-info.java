/** Fixtures: users, posts, sessions and a clock with fixed values. */
@NullMarked
package io.masthead.testkit;

import org.jspecify.annotations.NullMarked;
