/** Contract tests, one for each driven port; subclasses run them against an adapter. */
@NullMarked
package io.masthead.testkit.contract;

import org.jspecify.annotations.NullMarked;
