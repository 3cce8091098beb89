/** Use cases of the event log: reading it page by page, and following it. */
@NullMarked
package io.masthead.application.event;

import org.jspecify.annotations.NullMarked;
