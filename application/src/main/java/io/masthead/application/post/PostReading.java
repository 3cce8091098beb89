package io.masthead.application.post;

import io.masthead.application.Page;
import io.masthead.application.UseCases.Repositories;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.post.PostPosition;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.post.PostSlice;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.Permission;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.UserRepository;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The use cases of posts that read. */
final class PostReading {

    private final PostRepository posts;
    private final UserRepository users;
    private final Authors authors;

    PostReading(Repositories repositories, EmailVisibility visibility) {
        this.posts = repositories.posts();
        this.users = repositories.users();
        this.authors = new Authors(users, visibility);
    }

    PostView find(FindPost.Wanted wanted) {
        Post post = posts.find(wanted.id())
                .filter(found -> found.isPublished() || isDraftVisible(found, wanted.viewer()))
                .orElseThrow(() -> new PostNotFound(wanted.id()));
        return wanted.author() ? authors.of(List.of(post), wanted.viewer()).get(0) : PostView.of(post);
    }

    Page<PostView, PostPosition> list(ListPosts.Wanted wanted) {
        return list(wanted.filter(), wanted);
    }

    Page<PostView, PostPosition> listOfUser(ListPostsOfUser.Wanted wanted) {
        UserId author = wanted.author();
        Page<PostView, PostPosition> page = list(wanted.posts().filter().withAuthor(author), wanted.posts());
        if (page.items().isEmpty() && users.find(author).isEmpty()) {
            throw new UserNotFound(author);
        }
        return page;
    }

    private Page<PostView, PostPosition> list(PostFilter filter, ListPosts.Wanted wanted) {
        OptionalLong total = wanted.total() ? OptionalLong.of(posts.count(filter)) : OptionalLong.empty();
        PostSlice slice = posts.list(filter, wanted.order(), wanted.page());
        List<PostView> items = wanted.authors()
                ? authors.of(slice.posts(), filter.viewer())
                : slice.posts().stream().map(PostView::of).toList();
        return new Page<>(items, slice.end(), total);
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
