/** Description of the API, for programs and for people. */
@NullMarked
package io.masthead.http.openapi;

import org.jspecify.annotations.NullMarked;
