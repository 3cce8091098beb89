/** HTTP mechanisms, independent of any feature. */
@NullMarked
package io.masthead.http;

import org.jspecify.annotations.NullMarked;
