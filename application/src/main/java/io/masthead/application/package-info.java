/** What all use cases share: how they are marked for transactions, and how they are assembled. */
@NullMarked
package io.masthead.application;

import org.jspecify.annotations.NullMarked;
