/** Admission: how many requests of a class of work are handled at a time. */
@NullMarked
package io.masthead.http.admission;

import org.jspecify.annotations.NullMarked;
