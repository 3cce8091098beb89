package io.masthead.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class DotEnvFileTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource
    void a_value_is_read_as_python_dotenv_users_expect(String line, String value) throws IOException {
        write(line);

        DotEnvFile file = DotEnvFile.read(directory);

        assertThat(file.problems()).isEmpty();
        assertThat(file.values()).containsExactly(Map.entry("NAME", value));
    }

    static Stream<Arguments> a_value_is_read_as_python_dotenv_users_expect() {
        return Stream.of(
                arguments("NAME=value", "value"),
                arguments("  export  NAME = value  ", "value"),
                arguments("export\tNAME=value", "value"),
                arguments("NAME=", ""),
                arguments("NAME=   ", ""),
                arguments("NAME=two words", "two words"),
                arguments("NAME=value # comment", "value"),
                arguments("NAME=value\t#comment # more", "value"),
                arguments("NAME= # comment", ""),
                arguments("NAME=value#no comment", "value#no comment"),
                arguments("NAME=#value", "#value"),
                arguments("NAME=a=b", "a=b"),
                arguments("NAME=it's \"so\"", "it's \"so\""),
                arguments("NAME=C:\\new", "C:\\new"),
                arguments("NAME=$OTHER ${OTHER}", "$OTHER ${OTHER}"),
                arguments("NAME=grüße 😀", "grüße 😀"),
                arguments("NAME=''", ""),
                arguments("NAME='value' # comment", "value"),
                arguments("NAME='value'#comment", "value"),
                arguments("NAME=' a # b '", " a # b "),
                arguments("NAME='a\\n\"$b'", "a\\n\"$b"),
                arguments("NAME='first\nsecond'", "first\nsecond"),
                arguments("NAME=\"\"", ""),
                arguments("NAME = \"value\" # comment", "value"),
                arguments("NAME=\"a\\nb\\rc\\td\\\"e\\\\f\\$g\"", "a\nb\rc\td\"e\\f$g"),
                arguments("NAME=\"\\q it's ${OTHER}\"", "\\q it's ${OTHER}"),
                arguments("NAME=\"first\r\nsecond # no comment\n\nthird\"", "first\nsecond # no comment\n\nthird"),
                arguments("\uFEFFNAME=value", "value"),
                arguments("NAME=first\nNAME=last", "last"),
                arguments("\r\n# comment\r\n  # NAME=other\r\n\r\nNAME=value\r\n", "value"),
                arguments("# comment\rNAME=value\r", "value"));
    }

    @Test
    void many_lines_are_many_values() throws IOException {
        write("A=1\nexport B='2'\n\nmy-key.x=\"3\"\nexport=4\nexport = 5");

        assertThat(DotEnvFile.read(directory).values())
                .containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "2", "my-key.x", "3", "export", "5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NAME", "export NAME", "=value", "TWO NAMES=value", "'NAME'=value", "- NAME: value", "\"x"})
    void a_line_without_an_assignment_is_told_by_its_number(String line) throws IOException {
        write("A=1\n# comment\n" + line + "\nB=2\n");

        DotEnvFile file = DotEnvFile.read(directory);

        assertThat(file.problems()).containsExactly(".env line 3 must be of the form NAME=value");
        assertThat(file.values()).isEqualTo(Map.of("A", "1", "B", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NAME='value", "NAME=\"value", "NAME=\"value\\\"", "NAME='it's'", "NAME=\"a\" b", "NAME=\"\\"})
    void a_quote_that_does_not_end_its_value_is_told_by_its_number(String line) throws IOException {
        write("A=\"1\r\n1\"\r\n" + line + "\r\nB=2\r\n");

        DotEnvFile file = DotEnvFile.read(directory);

        assertThat(file.problems())
                .containsExactly(".env line 3 must be of the form NAME=\"value\" or NAME='value',"
                        + " with nothing but a # comment behind");
        assertThat(file.values()).isEqualTo(Map.of("A", "1\n1", "B", "2"));
    }

    @Test
    void a_long_value_with_many_escapes_is_read() throws IOException {
        write("NAME=\"" + "\\n".repeat(100_000) + "\"");

        assertThat(DotEnvFile.read(directory).values()).containsEntry("NAME", "\n".repeat(100_000));
    }

    @Test
    void no_file_and_an_empty_file_say_nothing() throws IOException {
        assertThat(DotEnvFile.read(directory)).isEqualTo(DotEnvFile.read(directory.resolve("missing")));

        write("");

        assertThat(DotEnvFile.read(directory).values()).isEmpty();
        assertThat(DotEnvFile.read(directory).problems()).isEmpty();
    }

    @Test
    void a_directory_in_its_place_is_a_problem() throws IOException {
        Files.createDirectory(directory.resolve(".env"));

        assertThat(DotEnvFile.read(directory).problems()).containsExactly(".env must be a file, not a directory");
    }

    @Test
    void another_encoding_is_a_problem() throws IOException {
        Files.write(directory.resolve(".env"), "NAME=grüße".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(DotEnvFile.read(directory).problems()).containsExactly(".env must be text in UTF-8");
    }

    @Test
    void a_file_that_cannot_be_read_is_a_problem() throws IOException {
        // A link to itself cannot be read by any user, not even by root.
        Files.createSymbolicLink(directory.resolve(".env"), Path.of(".env"));

        assertThat(DotEnvFile.read(directory).problems())
                .containsExactly(".env must be readable by the user that runs the service");
    }

    private void write(String content) throws IOException {
        Files.writeString(directory.resolve(".env"), content);
    }
}
