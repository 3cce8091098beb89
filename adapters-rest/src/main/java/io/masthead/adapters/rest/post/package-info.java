/** Posts over HTTP. */
@NullMarked
package io.masthead.adapters.rest.post;

import org.jspecify.annotations.NullMarked;
