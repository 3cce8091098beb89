/** Stand-ins for types of frameworks that this library does not depend on, replaced in copies of the templates. */
@NullMarked
package io.masthead.architecture.canary.standin;

import org.jspecify.annotations.NullMarked;
