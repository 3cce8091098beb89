package io.masthead.application.user;

import io.masthead.domain.user.User;
import io.masthead.domain.user.UserRepository;
import java.util.List;

/** Lists the admins, for the operator of the host. */
@FunctionalInterface
public interface ListAdmins {

    /**
     * {@return the admins by ascending id}
     *
     * <p>Waits for changes of roles in progress: the one query for admins is {@link UserRepository#lockAdmins}.
     */
    List<User> list();
}
