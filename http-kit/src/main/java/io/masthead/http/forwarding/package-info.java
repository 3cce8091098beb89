/** Address and scheme of clients behind proxies (RFC 7239). */
@NullMarked
package io.masthead.http.forwarding;

import org.jspecify.annotations.NullMarked;
