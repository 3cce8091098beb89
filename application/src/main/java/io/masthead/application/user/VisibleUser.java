package io.masthead.application.user;

import io.masthead.domain.user.User;

/**
 * A user as someone sees it.
 *
 * @param user the user
 * @param emailVisible whether the viewer may see its address
 */
public record VisibleUser(User user, boolean emailVisible) {}
