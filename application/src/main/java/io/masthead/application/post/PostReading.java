package io.masthead.application.post;

import io.masthead.application.post.FindUserWithPosts.UserWithPosts;
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.Total;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.Permission;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserLookup;
import io.masthead.domain.user.UserNotFound;
import java.util.List;
import java.util.Optional;

/** Use cases that read posts. */
final class PostReading {

    private final PostRepository posts;
    private final UserLookup users;
    private final EmailVisibility visibility;
    private final Authors authors;

    PostReading(PostPorts ports) {
        this.posts = ports.posts();
        this.users = ports.users();
        this.visibility = ports.emailVisibility();
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

    UserWithPosts findUserWithPosts(FindUserWithPosts.Query query) {
        User user = users.find(query.id()).orElseThrow(() -> new UserNotFound(query.id()));
        List<Post> newest = posts.list(
                        PostFilter.publishedBy(query.id()),
                        PostOrder.NEWEST,
                        PageRequest.first(FindUserWithPosts.MAX_POSTS))
                .items();
        return new UserWithPosts(VisibleUser.seenBy(query.viewer(), user, visibility, users), newest);
    }

    private Page<PostView, PostCursor> list(PostFilter filter, ListPosts.Query query) {
        Optional<Total> total = query.total() ? Optional.of(count(filter)) : Optional.empty();
        Page<Post, PostCursor> page =
                posts.list(filter, query.order(), query.page()).withTotal(total);
        return query.authors() ? page.with(authors.of(page.items(), filter.viewer())) : page.map(PostView::of);
    }

    private Total count(PostFilter filter) {
        long count = posts.count(filter);
        return filter.search().isPresent() ? Total.upTo(PostRepository.MAX_COUNTED_MATCHES, count) : Total.of(count);
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
