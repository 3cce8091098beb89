/** Assembly and start of the service. */
@NullMarked
package io.masthead.bootstrap;

import org.jspecify.annotations.NullMarked;
