/** The table of posts. */
@NullMarked
package io.masthead.adapters.persistence.post;

import org.jspecify.annotations.NullMarked;
