package com.acme.comments;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.post.PostRepository;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** In-memory repository of comments, for tests. */
final class InMemoryCommentRepository implements CommentRepository {

    private final Map<CommentId, Comment> comments = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final PostRepository posts;

    InMemoryCommentRepository(PostRepository posts) {
        this.posts = posts;
    }

    @Override
    public CommentId nextId() {
        return new CommentId(ids.incrementAndGet());
    }

    @Override
    public Optional<Comment> find(CommentId id) {
        return Optional.ofNullable(comments.get(id))
                .filter(comment -> posts.find(comment.state().post()).isPresent());
    }

    @Override
    public Optional<Comment> lock(CommentId id) {
        return find(id);
    }

    @Override
    public Page<Comment, CommentId> list(PostId post, Optional<CommentId> after, PageRequest page) {
        long before = after.map(CommentId::value).orElse(Long.MAX_VALUE);
        List<Comment> listed = comments.values().stream()
                .filter(comment -> comment.state().post().equals(post) && comment.id().value() < before)
                .sorted(Comparator.comparing((Comment comment) -> comment.id().value()).reversed())
                .skip(page.skip())
                .limit(page.limit())
                .toList();
        return Page.of(listed, Comment::id);
    }

    @Override
    public long count(PostId post) {
        return comments.values().stream().filter(comment -> comment.state().post().equals(post)).count();
    }

    @Override
    public void add(Comment comment) {
        PostId post = comment.state().post();
        if (posts.find(post).isEmpty()) {
            throw new PostNotFound(post);
        }
        comments.put(comment.id(), comment);
    }

    @Override
    public Comment save(Comment comment) {
        Comment.State s = comment.state();
        Comment saved = Comment.restore(new Comment.State(
                s.id(), s.post(), s.author(), s.text(), s.createdAt(), s.updatedAt(), s.version() + 1));
        requireVersion(comment);
        comments.put(comment.id(), saved);
        return saved;
    }

    @Override
    public void remove(Comment comment) {
        requireVersion(comment);
        comments.remove(comment.id());
    }

    private void requireVersion(Comment comment) {
        Comment kept = comments.get(comment.id());
        if (kept == null || kept.version() != comment.version()) {
            throw new ConcurrentUpdate();
        }
    }
}
