/** Ports that every feature has. */
@NullMarked
package io.masthead.application;

import org.jspecify.annotations.NullMarked;
