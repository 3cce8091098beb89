/** Configuration in {@code hexagon.properties}: settings, and the mistakes in them. */
@NullMarked
package io.masthead.architecture.config;

import org.jspecify.annotations.NullMarked;
