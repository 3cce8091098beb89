package io.masthead.application.user;

import io.masthead.domain.Page;
import io.masthead.domain.Total;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.UserRepository;
import java.util.Optional;

/** Use cases that read accounts. */
final class UserReading {

    private final UserRepository users;
    private final EmailVisibility visibility;

    UserReading(UserPorts ports) {
        this.users = ports.users();
        this.visibility = ports.emailVisibility();
    }

    VisibleUser find(FindUser.Query query) {
        User user = users.find(query.id()).orElseThrow(() -> new UserNotFound(query.id()));
        return VisibleUser.seenBy(query.viewer(), user, visibility, users);
    }

    User findAccount(UserId self) {
        return users.find(self).orElseThrow(AccountGone::new);
    }

    Page<VisibleUser, UserId> list(ListUsers.Query query) {
        Optional<User> viewer = VisibleUser.viewing(query.viewer(), visibility, users);
        Page<User, UserId> page = Page.of(users.list(query.after(), query.page()), User::id)
                .withTotal(query.total() ? Optional.of(Total.of(users.count())) : Optional.empty());
        return page.map(user -> new VisibleUser(user, visibility.shows(user.id(), viewer)));
    }
}
