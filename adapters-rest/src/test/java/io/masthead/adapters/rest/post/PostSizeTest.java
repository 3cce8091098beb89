package io.masthead.adapters.rest.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.post.Body;
import io.masthead.http.writing.JsonWriter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("MethodName")
class PostSizeTest {

    private static final int AT_ONCE = 256;

    @Test
    void every_character_takes_the_bytes_in_a_response_that_it_counts_in_a_page() {
        JsonMapper.Builder builder = JsonMapper.builder();
        JsonWriter.customize(builder);
        JsonMapper mapper = builder.build();

        for (int first = 0; first <= Character.MAX_CODE_POINT; first += AT_ONCE) {
            String text = IntStream.range(first, first + AT_ONCE)
                    .filter(character -> character > 0 && !isSurrogate(character))
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());

            assertThat(new Body(text).jsonSize())
                    .as("from U+%x on", first)
                    .isEqualTo(mapper.writeValueAsBytes(text).length - "\"\"".length());
        }
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
