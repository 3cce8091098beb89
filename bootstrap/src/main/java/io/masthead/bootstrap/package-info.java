/** The service: starts what the other modules are, and stops it again. */
@NullMarked
package io.masthead.bootstrap;

import org.jspecify.annotations.NullMarked;
