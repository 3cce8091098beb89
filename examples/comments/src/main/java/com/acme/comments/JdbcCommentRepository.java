package com.acme.comments;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;
import static io.masthead.adapters.persistence.sql.SqlValues.instant;
import static io.masthead.adapters.persistence.sql.SqlValues.timestamp;

import io.masthead.adapters.persistence.sql.Column;
import io.masthead.adapters.persistence.sql.Table;
import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Repository of comments in PostgreSQL. */
final class JdbcCommentRepository implements CommentRepository {

    private static final Table<Comment.State> TABLE = new Table<>(
            "comments",
            List.of(
                    new Column<>("id", comment -> comment.id().value()),
                    new Column<>("post_id", comment -> comment.post().value()),
                    new Column<>("author_id", comment -> comment.author().value()),
                    new Column<>("text", comment -> comment.text().value()),
                    new Column<>("created_at", comment -> timestamp(comment.createdAt())),
                    new Column<>("updated_at", comment -> timestamp(comment.updatedAt())),
                    new Column<>("version", Comment.State::version)));

    private static final String INSERT = TABLE.insert();

    private static final String SELECT = "select " + TABLE.names() + " from comments ";

    private final JdbcClient jdbc;

    JdbcCommentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public CommentId nextId() {
        return translating(() -> new CommentId(
                jdbc.sql("select nextval('comment_ids')").query(Long.class).single()));
    }

    @Override
    public Optional<Comment> find(CommentId id) {
        return find(id, "where id = :id");
    }

    @Override
    public Optional<Comment> lock(CommentId id) {
        return find(id, "where id = :id for no key update");
    }

    private Optional<Comment> find(CommentId id, String which) {
        return translating(() -> jdbc.sql(SELECT + which)
                .param("id", id.value())
                .query(JdbcCommentRepository::comment)
                .optional());
    }

    @Override
    public Page<Comment, CommentId> list(PostId post, Optional<CommentId> after, PageRequest page) {
        return translating(() -> Page.of(
                jdbc.sql(SELECT + "where post_id = :post and id < :after order by id desc limit :limit offset :skip")
                        .param("post", post.value())
                        .param("after", after.map(CommentId::value).orElse(Long.MAX_VALUE))
                        .param("limit", page.limit())
                        .param("skip", page.skip())
                        .query(JdbcCommentRepository::comment)
                        .list(),
                Comment::id));
    }

    @Override
    public long count(PostId post) {
        return translating(() -> jdbc.sql("select count(*) from comments where post_id = :post")
                .param("post", post.value())
                .query(Long.class)
                .single());
    }

    @Override
    public void add(Comment comment) {
        Comment.State state = comment.state();
        translating(
                Map.of(
                        "comments_post_fkey", problem -> new PostNotFound(state.post()),
                        "comments_author_fkey", problem -> new AccountGone()),
                () -> {
                    TABLE.bind(jdbc.sql(INSERT), state).update();
                });
    }

    @Override
    public Comment save(Comment comment) {
        Comment.State state = comment.state();
        return translating(() -> jdbc.sql("""
                        update comments set text = :text, updated_at = :updated, version = version + 1
                        where id = :id and version = :version
                        returning\s""" + TABLE.names())
                .param("text", state.text().value())
                .param("updated", timestamp(state.updatedAt()))
                .param("id", state.id().value())
                .param("version", state.version())
                .query(JdbcCommentRepository::comment)
                .optional()
                .orElseThrow(ConcurrentUpdate::new));
    }

    @Override
    public void remove(Comment comment) {
        translating(() -> {
            int removed = jdbc.sql("delete from comments where id = :id and version = :version")
                    .param("id", comment.id().value())
                    .param("version", comment.version())
                    .update();
            if (removed == 0) {
                throw new ConcurrentUpdate();
            }
        });
    }

    private static Comment comment(ResultSet row, int number) throws SQLException {
        return Comment.restore(new Comment.State(
                new CommentId(row.getLong("id")),
                new PostId(row.getLong("post_id")),
                new UserId(row.getLong("author_id")),
                new CommentText(row.getString("text")),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("version")));
    }
}
