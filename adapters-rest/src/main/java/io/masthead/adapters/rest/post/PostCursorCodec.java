package io.masthead.adapters.rest.post;

import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostCursor.ByCreation;
import io.masthead.domain.post.PostCursor.ById;
import io.masthead.domain.post.PostCursor.ByPublication;
import io.masthead.domain.post.PostCursor.ByRelevance;
import io.masthead.domain.post.PostCursor.ByTitle;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import io.masthead.http.paging.CursorCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cursors of lists of posts: the sort key, then the id. */
@Component
final class PostCursorCodec {

    /** The kind and version of the encoding, which changes with the bytes. */
    private static final String KIND = "posts 1";

    private static final long NEVER = Long.MAX_VALUE;

    private final CursorCodec cursors;

    PostCursorCodec(CursorCodec cursors) {
        this.cursors = cursors;
    }

    PostOrder order(PostFilter filter, PostSort sort, @Nullable String after) {
        PostOrder whole = PostOrder.of(sort);
        return after == null ? whole : whole.after(place(sort, cursors.read(list(filter, sort), after)));
    }

    String cursor(PostFilter filter, PostSort sort, PostCursor place) {
        return cursors.write(list(filter, sort), bytes(place));
    }

    /** Identifies a list, without its viewer: a caller who signs in between two pages can continue. */
    private static String list(PostFilter filter, PostSort sort) {
        return String.join(
                "\n",
                KIND,
                sort.name(),
                filter.author().map(UserId::toString).orElse(""),
                filter.status().map(PostStatus::name).orElse(""),
                filter.publishedAfter().map(Instant::toString).orElse(""),
                filter.publishedBefore().map(Instant::toString).orElse(""),
                filter.search().map(SearchText::toString).orElse(""));
    }

    private static byte[] bytes(PostCursor place) {
        byte[] value = switch (place) {
            case ByCreation newest -> CursorCodec.bytes(micros(newest.createdAt()));
            case ById id -> new byte[0];
            case ByPublication publication ->
                CursorCodec.bytes(
                        publication.publishedAt().map(PostCursorCodec::micros).orElse(NEVER));
            case ByTitle title -> title.title().value().getBytes(StandardCharsets.UTF_8);
            case ByRelevance relevance -> CursorCodec.bytes(Float.floatToIntBits(relevance.rank()));
        };
        return ByteBuffer.allocate(value.length + Long.BYTES)
                .put(value)
                .putLong(place.id().value())
                .array();
    }

    private static PostCursor place(PostSort sort, byte[] bytes) {
        ByteBuffer value = ByteBuffer.wrap(bytes, 0, bytes.length - Long.BYTES);
        PostId id = new PostId(ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES));
        return switch (sort) {
            case NEWEST -> new ByCreation(instant(value.getLong()), id);
            case ID, ID_DESCENDING -> new ById(id);
            case PUBLISHED, PUBLISHED_DESCENDING -> new ByPublication(publication(value.getLong()), id);
            case TITLE, TITLE_DESCENDING ->
                new ByTitle(Title.restore(StandardCharsets.UTF_8.decode(value).toString()), id);
            case RELEVANCE -> new ByRelevance(Float.intBitsToFloat((int) value.getLong()), id);
        };
    }

    private static Optional<Instant> publication(long micros) {
        return micros == NEVER ? Optional.empty() : Optional.of(instant(micros));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
