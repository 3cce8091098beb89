/** Pages of lists: queries, cursors, links. */
@NullMarked
package io.masthead.http.paging;

import org.jspecify.annotations.NullMarked;
