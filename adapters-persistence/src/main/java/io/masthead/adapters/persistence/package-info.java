/** PostgreSQL adapters for the repositories of the domain; hosts import the configuration. */
@NullMarked
package io.masthead.adapters.persistence;

import org.jspecify.annotations.NullMarked;
