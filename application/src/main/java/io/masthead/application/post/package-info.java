/** Use cases of posts. */
@NullMarked
package io.masthead.application.post;

import org.jspecify.annotations.NullMarked;
