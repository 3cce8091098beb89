package io.masthead.architecture.report;

import static io.masthead.architecture.report.Sample.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares every format with the expected file, byte by byte. {@code ./mvnw verify -pl architecture-rules
 * -Dtest=ReportFormatTest -Dreports.write=true} writes these files anew, to be reviewed before they are committed.
 */
@SuppressWarnings("MethodName")
class ReportFormatTest {

    private static final Path EXPECTED = Path.of("src/test/resources/io/masthead/architecture/report");

    @ParameterizedTest
    @EnumSource
    void writes_a_report_with_odd_names_as_it_is_expected(ReportFormat format) throws IOException {
        String report = written(Sample.odd(), format);

        assertThat(report).isEqualTo(expected("odd." + extension(format), report));
    }

    @ParameterizedTest
    @EnumSource
    void writes_a_clean_report_as_it_is_expected(ReportFormat format) throws IOException {
        String report = written(Sample.clean(), format);

        assertThat(report).isEqualTo(expected("clean." + extension(format), report));
    }

    @ParameterizedTest
    @EnumSource
    void does_not_ask_where_it_is(ReportFormat format) {
        String here = written(Sample.odd(), format);
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            String inEgypt = written(Sample.odd(), format);
            Locale.setDefault(Locale.forLanguageTag("tr"));
            String inTurkey = written(Sample.odd(), format);

            assertThat(inEgypt).isEqualTo(here);
            assertThat(inTurkey).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ends_lines_with_a_line_feed_and_lets_nothing_steer_a_terminal(ReportFormat format) {
        String report = written(Sample.odd(), format);

        assertThat(report).endsWith("\n").doesNotContain("\r", "\u0007", "\u001B");
    }

    @ParameterizedTest
    @EnumSource
    void can_be_written_in_utf_8(ReportFormat format) {
        String report = written(Sample.odd(), format);

        assertThat(new String(report.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(report);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TEXT", "GITHUB"})
    void loses_no_finding_even_of_a_rule_that_is_not_listed(ReportFormat format) {
        String report = written(Sample.many(500), format);

        for (int number = 1; number <= 500; number++) {
            assertThat(report).contains("(finding " + number + ")");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "TEXT")
    void counts_in_text_what_it_does_not_list(ReportFormat format) {
        String report = written(Sample.many(500), format);

        int shown =
                (int) Pattern.compile("\\(finding ").matcher(report).results().count();
        int more = Pattern.compile("and (\\d+) more")
                .matcher(report)
                .results()
                .mapToInt(match -> Integer.parseInt(match.group(1)))
                .sum();
        assertThat(shown + more).isEqualTo(500);
        assertThat(report).endsWith("\nFAILED: 500 violations of 1 rule\n");
    }

    private static String expected(String name, String report) throws IOException {
        Path file = EXPECTED.resolve(name);
        if (Boolean.getBoolean("reports.write")) {
            Files.createDirectories(EXPECTED);
            Files.writeString(file, report);
        }
        return Files.readString(file);
    }

    private static String extension(ReportFormat format) {
        return switch (format) {
            case TEXT -> "txt";
            case JSON -> "json";
            case SARIF -> "sarif";
            case JUNIT -> "xml";
            case GITHUB -> "github";
            case MARKDOWN -> "md";
        };
    }
}
