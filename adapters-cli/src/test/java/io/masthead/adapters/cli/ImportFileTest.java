package io.masthead.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("MethodName")
class ImportFileTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"'',0", "a,1", "'a\n',1", "'a\n\nb',3", "'\n',1"})
    void counts_lines(String text, long lines) throws IOException {
        assertThat(ImportFile.read(file(text.getBytes(StandardCharsets.UTF_8))).lines())
                .isEqualTo(lines);
    }

    @Test
    void knows_a_file_by_its_content() throws IOException {
        byte[] abc = "abc".getBytes(StandardCharsets.UTF_8);

        assertThat(ImportFile.read(file(abc)).digest()) // FIPS 180-4
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void reads_characters_wherever_they_are_cut() throws IOException {
        String text = "😀".repeat(50_000) + "\nlast";

        for (String start : new String[] {"", "x", "xx", "xxx"}) {
            assertThat(ImportFile.read(file((start + text).getBytes(StandardCharsets.UTF_8)))
                            .lines())
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"3,100", "1,0", "5,90000"})
    void names_the_line_that_is_not_utf_8(int line, int length) throws IOException {
        String text = ("é".repeat(length) + "\n").repeat(line - 1) + "caf";
        Path file = file((text + "?").getBytes(StandardCharsets.UTF_8));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] = (byte) 0xE9;
        Files.write(file, bytes);

        assertThatThrownBy(() -> ImportFile.read(file))
                .isInstanceOf(CommandRefused.class)
                .hasMessage(file + ":" + line + ": this is not UTF-8; convert the file first.");
    }

    @Test
    void says_that_a_file_is_missing_or_cannot_be_read() {
        assertThatThrownBy(() -> ImportFile.read(directory.resolve("missing")))
                .hasMessageMatching("There is no file .*missing\\.");
        assertThatThrownBy(() -> ImportFile.read(directory)).hasMessageMatching("The file .* cannot be read: .*\\.");
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("posts.ndjson"), content);
    }
}
