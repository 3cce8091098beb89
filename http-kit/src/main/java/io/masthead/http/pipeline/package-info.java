/** The request pipeline: everything that happens to a request before and after its controller. */
@NullMarked
package io.masthead.http.pipeline;

import org.jspecify.annotations.NullMarked;
