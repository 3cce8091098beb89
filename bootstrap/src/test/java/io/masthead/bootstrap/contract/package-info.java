/** Holds what the service answers in tests to what the description of the API promises. */
@NullMarked
package io.masthead.bootstrap.contract;

import org.jspecify.annotations.NullMarked;
