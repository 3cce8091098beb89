/** Stand-ins for types of frameworks that this library does not depend on; copies of templates name the real types. */
@NullMarked
package io.masthead.architecture.canary.standin;

import org.jspecify.annotations.NullMarked;
