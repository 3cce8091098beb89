package io.masthead.adapters.rest.post;

import io.masthead.benchmarks.PartOfRequest;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import io.masthead.http.writing.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import tools.jackson.databind.json.JsonMapper;

/** Makes JSON of posts. */
public class PostWritingBenchmark extends PartOfRequest {

    private static final Instant NOW = Instant.parse("2026-11-23T04:22:21.406708Z");

    private final JsonMapper mapper = mapper();
    private final String text = "A text of words. ".repeat(28);
    private final List<PostResponse> page = LongStream.rangeClosed(1, 20)
            .mapToObj(id -> PostResponse.of(post(id)))
            .toList();

    /** Writes the responses of a page of 20 posts. */
    @Benchmark
    public byte[] writePage() {
        return mapper.writeValueAsBytes(page);
    }

    /** Makes a post of the values of a row, its response of the post, and JSON of the response. */
    @Benchmark
    public byte[] rowToJson() {
        return mapper.writeValueAsBytes(PostResponse.of(post(4711)));
    }

    private Post post(long id) {
        return Post.restore(new Post.State(
                new PostId(id),
                new UserId(1),
                new Title("Hello"),
                new Body(text),
                PostStatus.valueOf("PUBLISHED"),
                NOW,
                NOW,
                Optional.of(NOW),
                0));
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        JsonWriter.customize(builder);
        return builder.build();
    }
}
