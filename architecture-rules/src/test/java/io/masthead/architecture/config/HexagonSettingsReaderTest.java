package io.masthead.architecture.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.architecture.Rules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("MethodName")
class HexagonSettingsReaderTest {

    @TempDir
    Path directory;

    @Test
    void the_root_is_enough() throws IOException {
        assertThat(read("# a comment", "root = com.example.shop").root()).isEqualTo("com.example.shop");
    }

    @Test
    void letters_of_any_language_are_in_the_name_of_a_package() throws IOException {
        assertThat(read("root=com.müller.größe").roots()).containsExactly("com.müller.größe");
    }

    @Test
    void a_byte_order_mark_is_passed_over() throws IOException {
        assertThat(read("\uFEFFroot = com.example.shop").root()).isEqualTo("com.example.shop");
    }

    @Test
    void the_address_of_the_guide_is_that_of_a_directory() throws IOException {
        assertThat(read("root=com.example.shop", "guide=https://example.com:8443/a-b/docs/")
                        .guide())
                .contains(URI.create("https://example.com:8443/a-b/docs/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "domian=.domain.. | hexagon.properties:2: there is no key domian; write domain or delete the line",
                "domain=.do-main.. | hexagon.properties:2: “.do-main..” is no pattern of packages; write one like",
                "domain= | hexagon.properties:2: domain is empty; write a package like .domain.., or none",
                "root=com.example | hexagon.properties:2: root is said already in line 1; keep one of the two lines",
                "rule.HEX-110=off | hexagon.properties:2: there is no rule HEX-110; write HEX-101 or delete the line",
                "rule.hex-101=off | hexagon.properties:2: there is no rule hex-101; write HEX-101 or delete the line",
                "rule.HEX-999=off | hexagon.properties:2: there is no rule HEX-999; `explain` lists the rules",
                "rule.HEX-101=of | hexagon.properties:2: a rule cannot be “of”; write off, warning or error",
                "rule.HEX-101=off | hexagon.properties:2: HEX-101 is off without a reason; say why in"
                        + " rule.HEX-101.reason",
                "rule.HEX-101.reason=why | hexagon.properties:2: a reason is given, and nothing is said of the rule",
                "exception.1.rule=HEX-101 | hexagon.properties:2: the exception has no class and no reason; write"
                        + " exception.1.class=… and exception.1.reason=…",
                "outside=.tools.. | hexagon.properties:2: outside has no reason; say why in outside.reason",
                "seam=none | hexagon.properties:2: seam is none; delete it, and transactions belong to bootstrap",
                "baseline= | hexagon.properties:2: baseline is empty; write the name of a file, or delete the line",
                "sets=hexagone | hexagon.properties:2: there is no set “hexagone”; write hexagon",
                "entities.stay=home | hexagon.properties:2: entities cannot stay in their “home”; write package or",
                "guide=docs | hexagon.properties:2: “docs” is no address of a directory; write one like https://",
                "guide=https://example.com/a b/ | hexagon.properties:2: “https://example.com/a b/” is no address",
                "guide=https://example.com/page | hexagon.properties:2: “https://example.com/page” is no address",
            })
    void every_mistake_is_a_sentence_with_file_line_and_remedy(String line, String sentence) {
        assertThatThrownBy(() -> read("root=com.example.shop", line))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThatThrownBy(() -> read("domian=.domain..", "root=com.example-shop"))
                .isInstanceOfSatisfying(
                        Misconfigured.class,
                        failure -> assertThat(failure.problems()).hasSize(2));
    }

    @Test
    void lines_are_counted_over_continued_ones() {
        assertThatThrownBy(() -> read("root=com.example.shop", "domain=.a.., \\", "  .b..", "usecase=.c.."))
                .hasMessageContaining("hexagon.properties:4: there is no key usecase; write use-case");
    }

    private HexagonSettings read(String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve("hexagon.properties"), String.join("\n", lines));
        return HexagonSettingsReader.read(file, Rules.all());
    }
}
