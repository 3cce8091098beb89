package io.masthead.application.post;

import io.masthead.application.Page;
import io.masthead.application.UseCases.Repositories;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostNotFound;
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

    PostView find(FindPost.Query query) {
        Post post = posts.find(query.id())
                .filter(found -> found.isPublished() || isDraftVisible(found, query.viewer()))
                .orElseThrow(() -> new PostNotFound(query.id()));
        return query.author() ? authors.of(List.of(post), query.viewer()).get(0) : PostView.of(post);
    }

    Page<PostView, PostCursor> list(ListPosts.Query query) {
        return list(query.filter(), query);
    }

    Page<PostView, PostCursor> listOfUser(ListPostsOfUser.Query query) {
        UserId author = query.author();
        Page<PostView, PostCursor> page = list(query.posts().filter().withAuthor(author), query.posts());
        if (page.items().isEmpty() && users.find(author).isEmpty()) {
            throw new UserNotFound(author);
        }
        return page;
    }

    private Page<PostView, PostCursor> list(PostFilter filter, ListPosts.Query query) {
        OptionalLong total = query.total() ? OptionalLong.of(posts.count(filter)) : OptionalLong.empty();
        PostSlice slice = posts.list(filter, query.order(), query.page());
        List<PostView> items = query.authors()
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
