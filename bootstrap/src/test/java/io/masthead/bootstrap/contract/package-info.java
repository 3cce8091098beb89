/** Checks the responses of the service in tests against the description of the API. */
@NullMarked
package io.masthead.bootstrap.contract;

import org.jspecify.annotations.NullMarked;
