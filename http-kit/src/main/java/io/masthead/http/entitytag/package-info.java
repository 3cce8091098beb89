/** Entity tags and preconditions (RFC 9110 §8.8.3, §13). */
@NullMarked
package io.masthead.http.entitytag;

import org.jspecify.annotations.NullMarked;
