package io.masthead.http.reading;

import io.masthead.adapters.rest.post.PostRequest;
import io.masthead.benchmarks.PartOfRequest;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/** Reads a body and queries, with their checks. */
public class ReadingBenchmark extends PartOfRequest {

    private final byte[] body = ("{\"title\":\"Hello\",\"body\":\"" + "A text of words. ".repeat(28) + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    private final Map<String, String[]> query =
            Map.of("status", new String[] {"published"}, "sort", new String[] {"-id"});
    private final Class<?> queryType = queryType();
    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();
    private final RecordReader records = new RecordReader(validator);
    private final RequestReader requests = new RequestReader(validator);

    /** Reads the body of a new post of about 490 characters. */
    @Benchmark
    public Object readBody() {
        return records.read(body, PostRequest.class);
    }

    /** Reads the query of a list of posts, with two parameters. */
    @Benchmark
    public @Nullable Object readQuery() {
        return requests.readQuery(query, queryType, violations -> {});
    }

    /** Reads the query of a list of posts, with none. */
    @Benchmark
    public @Nullable Object readEmptyQuery() {
        return requests.readQuery(Map.of(), queryType, violations -> {});
    }

    /** By its name: it is known to its package alone. */
    private static Class<?> queryType() {
        try {
            return Class.forName("io.masthead.adapters.rest.post.PostListQuery");
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException(renamed);
        }
    }
}
