package io.masthead.http.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("MethodName")
class InstantWriterTest {

    private final JsonMapper mapper = mapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T04:22:21Z",
                "2026-11-23T04:22:21.400Z",
                "2026-11-23T04:22:21.000001Z",
                "2026-11-23T04:22:21.000000001Z",
                "1969-12-31T23:59:59.999999Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "2000-02-29T00:00:00.010Z"
            })
    void writes_what_was_read(String text) {
        assertThat(mapper.writeValueAsString(Instant.parse(text))).isEqualTo("\"" + text + "\"");
    }

    @Test
    void writes_every_instant_as_java_does() {
        Random random = new Random(20261128);
        List<Instant> instants = Stream.concat(
                        Stream.of(Instant.MIN, Instant.MAX, Instant.EPOCH),
                        IntStream.range(0, 10_000)
                                .mapToObj(i -> Instant.ofEpochSecond(
                                        random.nextLong(-70_000_000_000L, 300_000_000_000L),
                                        i % 2 == 0
                                                ? random.nextInt(1_000_000) * 1_000L
                                                : random.nextInt(1_000) * 1_000_000L)))
                .toList();

        assertThat(instants.stream().map(mapper::writeValueAsString))
                .containsExactlyElementsOf(
                        instants.stream().map(instant -> "\"" + instant + "\"").toList());
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        JsonWriter.customize(builder);
        return builder.build();
    }
}
