/**
 * Types shared by all features: failures, domain events, pages, transactions.
 *
 * @serial exclude
 */
@NullMarked
package io.masthead.domain;

import org.jspecify.annotations.NullMarked;
