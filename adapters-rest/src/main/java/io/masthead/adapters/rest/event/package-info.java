/** Feed of events: pages, long polling, server-sent events, and the live connection over WebSocket. */
@NullMarked
package io.masthead.adapters.rest.event;

import org.jspecify.annotations.NullMarked;
