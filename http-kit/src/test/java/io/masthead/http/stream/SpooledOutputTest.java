package io.masthead.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class SpooledOutputTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 30_000, 100_000})
    void gives_back_what_was_written(int lines) throws IOException {
        try (SpooledOutput spool = new SpooledOutput()) {
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            for (int i = 0; i < lines; i++) {
                byte[] line = ("line " + i + "\n").getBytes(StandardCharsets.UTF_8);
                expected.writeBytes(line);
                spool.write(line);
            }
            ByteArrayOutputStream target = new ByteArrayOutputStream();

            spool.copyTo(target);

            assertThat(target.toByteArray()).isEqualTo(expected.toByteArray());
            assertThat(spool.size()).isEqualTo(expected.size());
            assertThat(spool.hasFile()).isEqualTo(expected.size() > SpooledOutput.IN_MEMORY);
        }
    }

    @Test
    void leaves_no_file_even_while_it_is_used() throws IOException {
        try (SpooledOutput spool = new SpooledOutput()) {
            spool.write(new byte[SpooledOutput.IN_MEMORY + 1]);

            assertThat(spool.hasFile()).isTrue();
            assertThat(files()).noneMatch(name -> name.startsWith("masthead-responses"));
        }
    }

    private static Stream<String> files() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
