/** What SQLSTATE means to the domain. */
@NullMarked
package io.masthead.adapters.persistence.sql;

import org.jspecify.annotations.NullMarked;
