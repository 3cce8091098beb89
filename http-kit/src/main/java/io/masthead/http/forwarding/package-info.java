/** Address and scheme of callers behind proxies (RFC 7239). */
@NullMarked
package io.masthead.http.forwarding;

import org.jspecify.annotations.NullMarked;
