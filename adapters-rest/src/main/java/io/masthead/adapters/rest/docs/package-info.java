/** The description of the API, for programs and for people. */
@NullMarked
package io.masthead.adapters.rest.docs;

import org.jspecify.annotations.NullMarked;
