/** Keys for single purposes, derived from the secrets of the service. */
@NullMarked
package io.masthead.http.secret;

import org.jspecify.annotations.NullMarked;
