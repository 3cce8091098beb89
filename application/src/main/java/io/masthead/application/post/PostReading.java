package io.masthead.application.post;

import io.masthead.application.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.Permission;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.UserRepository;
import java.util.Optional;
import java.util.OptionalLong;

/** The use cases of posts that read. */
final class PostReading {

    private final PostRepository posts;
    private final UserRepository users;

    PostReading(PostRepository posts, UserRepository users) {
        this.posts = posts;
        this.users = users;
    }

    Post find(FindPost.Wanted wanted) {
        return posts.find(wanted.id())
                .filter(post -> post.isPublished() || isDraftVisible(post, wanted.viewer()))
                .orElseThrow(() -> new PostNotFound(wanted.id()));
    }

    Page<Post> list(ListPosts.Wanted wanted) {
        return list(wanted.filter(), wanted.page(), wanted.total());
    }

    Page<Post> listOfUser(ListPostsOfUser.Wanted wanted) {
        UserId author = wanted.author();
        PostFilter filter = new PostFilter(Optional.of(author), wanted.status(), wanted.viewer());
        Page<Post> page = list(filter, wanted.page(), wanted.total());
        if (page.items().isEmpty() && users.find(author).isEmpty()) {
            throw new UserNotFound(author);
        }
        return page;
    }

    private Page<Post> list(PostFilter filter, PageRequest page, boolean total) {
        OptionalLong count = total ? OptionalLong.of(posts.count(filter)) : OptionalLong.empty();
        return new Page<>(posts.list(filter, page), count);
    }

    private boolean isDraftVisible(Post post, Optional<UserId> viewer) {
        if (viewer.equals(Optional.of(post.author())) && Permission.READ_DRAFT.allowsOwner()) {
            return true;
        }
        return viewer.flatMap(users::find)
                .filter(user -> Permission.READ_DRAFT.allows(user, post.author()))
                .isPresent();
    }
}
