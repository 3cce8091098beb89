/** What those who watch over the service ask it. */
@NullMarked
package io.masthead.adapters.rest.health;

import org.jspecify.annotations.NullMarked;
