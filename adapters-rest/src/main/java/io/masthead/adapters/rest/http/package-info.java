/** What every exchange has: a request id, a size limit, pages, entity tags. */
@NullMarked
package io.masthead.adapters.rest.http;

import org.jspecify.annotations.NullMarked;
