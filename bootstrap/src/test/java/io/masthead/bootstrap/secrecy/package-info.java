/** Watches over the tests: no password, token, key or hash may be seen in what the service writes and answers. */
@NullMarked
package io.masthead.bootstrap.secrecy;

import org.jspecify.annotations.NullMarked;
