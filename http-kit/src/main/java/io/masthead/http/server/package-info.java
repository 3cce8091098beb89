/** Tomcat: what it does otherwise than by default, and its own responses, which look like those of the service. */
@NullMarked
package io.masthead.http.server;

import org.jspecify.annotations.NullMarked;
