/** The home page of the service. */
@NullMarked
package io.masthead.adapters.rest.home;

import org.jspecify.annotations.NullMarked;
