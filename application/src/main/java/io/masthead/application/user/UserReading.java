package io.masthead.application.user;

import io.masthead.application.Page;
import io.masthead.application.UseCases.Repositories;
import io.masthead.application.user.FindUserWithPosts.UserWithPosts;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.UserRepository;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The use cases of accounts that read. */
final class UserReading {

    private final UserRepository users;
    private final PostRepository posts;
    private final EmailVisibility visibility;

    UserReading(Repositories repositories, EmailVisibility visibility) {
        this.users = repositories.users();
        this.posts = repositories.posts();
        this.visibility = visibility;
    }

    VisibleUser find(FindUser.Query query) {
        return find(query.id(), query.viewer());
    }

    UserWithPosts findWithPosts(FindUserWithPosts.Query query) {
        VisibleUser user = find(query.id(), query.viewer());
        PageRequest newest = PageRequest.first(FindUserWithPosts.MAX_POSTS);
        PostFilter published = PostFilter.publishedBy(query.id());
        return new UserWithPosts(
                user, posts.list(published, PostOrder.NEWEST, newest).posts());
    }

    User findAccount(UserId self) {
        return users.find(self).orElseThrow(AccountGone::new);
    }

    Page<VisibleUser, UserId> list(ListUsers.Query query) {
        Optional<User> viewer = viewer(query.viewer());
        List<User> part = users.list(query.after(), query.page());
        List<VisibleUser> items = part.stream()
                .map(user -> new VisibleUser(user, visibility.shows(user.id(), viewer)))
                .toList();
        Optional<UserId> end = part.isEmpty()
                ? Optional.empty()
                : Optional.of(part.get(part.size() - 1).id());
        return new Page<>(items, end, query.total() ? OptionalLong.of(users.count()) : OptionalLong.empty());
    }

    private VisibleUser find(UserId id, Optional<UserId> viewerId) {
        User user = users.find(id).orElseThrow(() -> new UserNotFound(id));
        Optional<User> viewer = viewerId.equals(Optional.of(id)) ? Optional.of(user) : viewer(viewerId);
        return new VisibleUser(user, visibility.shows(id, viewer));
    }

    /** Who asks matters, and is looked up, only where addresses are private. */
    private Optional<User> viewer(Optional<UserId> id) {
        return visibility == EmailVisibility.PRIVATE ? id.flatMap(users::find) : Optional.empty();
    }
}
