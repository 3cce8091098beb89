package io.masthead.application.user;

import io.masthead.domain.user.User;
import java.util.List;

/** Lists the admins, for the operator of the host. */
@FunctionalInterface
public interface ListAdmins {

    /** {@return the admins by ascending id} */
    List<User> list();
}
