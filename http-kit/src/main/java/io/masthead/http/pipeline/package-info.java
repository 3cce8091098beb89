/** The request pipeline: the stages of a request before and after its controller. */
@NullMarked
package io.masthead.http.pipeline;

import org.jspecify.annotations.NullMarked;
