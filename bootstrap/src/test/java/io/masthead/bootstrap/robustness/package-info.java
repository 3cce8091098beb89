/** Unusual and malformed requests, generated from the description of the API. */
@NullMarked
package io.masthead.bootstrap.robustness;

import org.jspecify.annotations.NullMarked;
