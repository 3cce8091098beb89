package example.storage;

import io.masthead.domain.PageRequest;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostPosition;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.post.PostSlice;
import io.masthead.domain.user.UserNotFound;
import java.util.List;
import java.util.Optional;

/** Posts in H2. */
public final class H2Posts implements PostRepository {

    private final Database database;
    private final Table<Post.State> table;

    /**
     * Keeps them in a database.
     *
     * @param database which
     */
    public H2Posts(Database database) {
        this.database = database;
        this.table = new Table<>(database, "posts", Post.State.class);
    }

    private record Place(Post post, PostPosition position) {}

    @Override public PostId nextId() {
        return new PostId(database.number(Table.NEXT_ID));
    }

    @Override public Optional<Post> find(PostId id) {
        return table.first("where id = ?", id.value()).map(Post::restore);
    }

    @Override public Optional<Post> lock(PostId id) {
        return table.first("where id = ? for update", id.value()).map(Post::restore);
    }

    @Override public PostSlice list(PostFilter filter, PostOrder order, PageRequest page) {
        PostQuery query = new PostQuery(filter);
        String part = query.part(order, page);
        List<Place> places = database.query(row -> {
            Post post = Post.restore(table.read(row));
            return new Place(post, PostPosition.of(post, order.sort(), row.getFloat("relevance")));
        }, part, query.values());
        Optional<Place> end = places.stream().reduce((earlier, later) -> later);
        return new PostSlice(places.stream().map(Place::post).toList(), end.map(Place::position));
    }

    @Override public long count(PostFilter filter) {
        PostQuery query = new PostQuery(filter);
        return database.number(query.count(), query.values());
    }

    @Override public void add(Post post) {
        try {
            table.insert(post.state());
        } catch (StorageUnavailable failure) {
            throw Database.isRefusedBy(Database.REFERENCE, failure) ? new UserNotFound(post.author()) : failure;
        }
    }

    @Override public void addAll(List<Post> posts) {
        posts.forEach(this::add); // all or none: commands run in a transaction
    }

    @Override public Post save(Post post) {
        return Post.restore(table.save(post.state()));
    }

    @Override public void remove(Post post) {
        table.remove(post.state());
    }
}
