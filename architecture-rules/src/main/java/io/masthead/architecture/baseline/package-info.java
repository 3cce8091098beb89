/** What is known to be wrong and let be for now: findings that a project had before it had the rules. */
@NullMarked
package io.masthead.architecture.baseline;

import org.jspecify.annotations.NullMarked;
