package io.masthead.domain.post;

import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Pages of posts, for repositories. */
public final class PostPages {

    private PostPages() {}

    /**
     * {@return a page that ends with the post with which the bodies reach {@link PostRepository#MAX_PAGE_BYTES}}
     *
     * <p>Titles do not count: even those of {@link PageRequest#MAX_LIMIT} posts are a small part of that.
     *
     * @param <T> the type of the rows
     * @param rows the posts as they are stored, in the order of the list; those after the end may be missing
     * @param post reads the post of a row
     * @param cursor computes the cursor of a row
     * @param requested the maximum number of posts that was requested
     */
    public static <T> Page<Post, PostCursor> bounded(
            List<T> rows, Function<T, Post> post, Function<T, PostCursor> cursor, int requested) {
        ToLongFunction<T> size = row -> body(post.apply(row)).jsonSize();
        Page<T, PostCursor> page = areSmall(rows, post)
                ? Page.of(rows, cursor)
                : Page.bounded(rows, cursor, requested, size, PostRepository.MAX_PAGE_BYTES);
        return page.map(post);
    }

    /** Spares most pages a look at each character. */
    private static <T> boolean areSmall(List<T> rows, Function<T, Post> post) {
        long length = rows.stream()
                .mapToLong(row -> body(post.apply(row)).value().length())
                .sum();
        return length * Body.MAX_JSON_BYTES < PostRepository.MAX_PAGE_BYTES;
    }

    private static Body body(Post post) {
        return post.state().body();
    }
}
