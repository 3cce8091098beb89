/** Operations of the API: their calls without the parts of Spring MVC that they do not use. */
@NullMarked
package io.masthead.http.operation;

import org.jspecify.annotations.NullMarked;
