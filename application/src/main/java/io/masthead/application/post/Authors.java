package io.masthead.application.post;

import io.masthead.application.user.VisibleUser;
import io.masthead.domain.post.Post;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserLookup;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the authors of posts, and the viewer if needed, in one statement. */
final class Authors {

    private final UserLookup users;
    private final EmailVisibility visibility;

    Authors(UserLookup users, EmailVisibility visibility) {
        this.users = users;
        this.visibility = visibility;
    }

    List<PostView> of(List<Post> posts, Optional<UserId> viewerId) {
        Set<UserId> wanted = posts.stream().map(Post::author).collect(Collectors.toCollection(HashSet::new));
        if (wanted.isEmpty()) {
            return List.of();
        }
        if (visibility == EmailVisibility.PRIVATE) {
            viewerId.ifPresent(wanted::add);
        }
        Map<UserId, User> found =
                users.findAll(wanted).stream().collect(Collectors.toMap(User::id, Function.identity()));
        Optional<User> viewer = viewerId.map(found::get);
        return posts.stream()
                .map(post -> new PostView(
                        post, Optional.ofNullable(found.get(post.author())).map(author -> see(author, viewer))))
                .toList();
    }

    private VisibleUser see(User author, Optional<User> viewer) {
        return new VisibleUser(author, visibility.shows(author.id(), viewer));
    }
}
