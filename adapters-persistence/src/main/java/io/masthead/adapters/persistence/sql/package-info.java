/** Table mappings, value conversions, and the translation of SQLSTATE to failures of the domain. */
@NullMarked
package io.masthead.adapters.persistence.sql;

import org.jspecify.annotations.NullMarked;
