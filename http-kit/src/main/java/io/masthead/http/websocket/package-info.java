/** WebSocket (RFC 6455) without extensions: handshake, frames, and one thread for each connection. */
@NullMarked
package io.masthead.http.websocket;

import org.jspecify.annotations.NullMarked;
