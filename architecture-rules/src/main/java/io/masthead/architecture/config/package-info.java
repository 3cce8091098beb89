/** {@code hexagon.properties}: what it says, and what is wrong with it. */
@NullMarked
package io.masthead.architecture.config;

import org.jspecify.annotations.NullMarked;
