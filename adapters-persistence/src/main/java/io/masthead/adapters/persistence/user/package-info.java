/** The table of users. */
@NullMarked
package io.masthead.adapters.persistence.user;

import org.jspecify.annotations.NullMarked;
