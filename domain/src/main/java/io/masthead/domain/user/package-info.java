/**
 * User accounts, their passwords and permissions.
 *
 * @serial exclude
 */
@NullMarked
package io.masthead.domain.user;

import org.jspecify.annotations.NullMarked;
