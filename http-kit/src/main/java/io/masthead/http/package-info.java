/** HTTP mechanics that know no user and no post. */
@NullMarked
package io.masthead.http;

import org.jspecify.annotations.NullMarked;
