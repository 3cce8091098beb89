/** One contract test for each driven port: extend it to prove an adapter. */
@NullMarked
package io.masthead.testkit.contract;

import org.jspecify.annotations.NullMarked;
