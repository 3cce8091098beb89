/** What people see who open the service's address in a browser. */
@NullMarked
package io.masthead.adapters.rest.home;

import org.jspecify.annotations.NullMarked;
