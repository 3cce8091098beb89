/**
 * What all features share: the closed list of failures and events, and a page of a list.
 *
 * @serial exclude
 */
@NullMarked
package io.masthead.domain;

import org.jspecify.annotations.NullMarked;
