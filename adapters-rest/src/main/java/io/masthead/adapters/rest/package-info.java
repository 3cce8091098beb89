/** Lets HTTP drive the use cases: the configuration and its settings are the promise of this module. */
@NullMarked
package io.masthead.adapters.rest;

import org.jspecify.annotations.NullMarked;
