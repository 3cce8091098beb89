/** Ports shared by all features. */
@NullMarked
package io.masthead.application;

import org.jspecify.annotations.NullMarked;
