package io.masthead.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class LineReaderTest {

    @Test
    void numbers_lines_and_passes_over_empty_ones() throws IOException {
        assertThat(read("a\n\n \t\r\nb\r\n\nc")).containsExactly("1:a\n", "4:b\r\n", "6:c");
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    @Test
    void keeps_a_line_of_the_most_bytes_and_nothing_of_a_longer_one() throws IOException {
        String longest = "x".repeat(Line.LIMIT - 1) + "\n";

        assertThat(read("a\nx" + longest + longest + "b"))
                .containsExactly("1:a\n", "2:too long", "3:" + longest, "4:b");
        assertThat(read("x".repeat(Line.LIMIT + 1))).containsExactly("1:too long");
    }

    @Test
    void finds_ends_wherever_the_stream_is_cut() throws IOException {
        for (int length = 64 * 1024 - 3; length < 64 * 1024 + 3; length++) {
            String line = "x".repeat(length) + "\n";

            assertThat(read(line + "b")).containsExactly("1:" + line, "2:b");
        }
    }

    @Test
    void reports_what_it_keeps_of_a_line() throws IOException {
        List<Long> kept = new ArrayList<>();
        String text = "x".repeat(100_000) + "\n" + "y\n" + "z".repeat(Line.LIMIT + 1);
        LineReader lines = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), kept::add);

        assertThat(lines.next()).isPresent();
        assertThat(kept).containsExactly(65_536L, 100_001L);
        assertThat(lines.next()).isPresent();
        assertThat(kept).last().isEqualTo(2L);
        assertThat(lines.next()).isPresent();
        assertThat(kept).last().as("nothing of a line that is too long").isEqualTo(0L);
    }

    private static List<String> read(String text) throws IOException {
        LineReader lines = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), kept -> {});
        List<String> read = new ArrayList<>();
        for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            Line line = next.get();
            read.add(line.number() + ":"
                    + (line.isTooLong() ? "too long" : new String(line.bytes(), StandardCharsets.UTF_8)));
        }
        return read;
    }
}
