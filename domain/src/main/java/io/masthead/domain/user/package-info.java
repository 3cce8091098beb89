/**
 * Accounts: who may sign in, what others see of them, and how they change.
 *
 * @serial exclude
 */
@NullMarked
package io.masthead.domain.user;

import org.jspecify.annotations.NullMarked;
