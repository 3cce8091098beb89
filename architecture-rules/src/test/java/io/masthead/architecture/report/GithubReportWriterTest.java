package io.masthead.architecture.report;

import static io.masthead.architecture.report.Sample.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class GithubReportWriterTest {

    /** Command as the runner parses it: properties, separated by commas, up to the next two colons. */
    private static final Pattern COMMAND =
            Pattern.compile("::(error|warning) (?:file=([^,:]*),)?(?:line=(\\d+),)?title=([^,:]*)::(.*)");

    @Test
    void every_line_is_a_command_and_none_comes_out_of_a_message() {
        List<String> lines = written(Sample.odd(), ReportFormat.GITHUB).lines().toList();

        assertThat(lines)
                .hasSize(7 + 1 + 1)
                .allMatch(line -> COMMAND.matcher(line).matches());
    }

    @Test
    void files_keep_their_odd_names() {
        List<String> files = written(Sample.odd(), ReportFormat.GITHUB)
                .lines()
                .map(COMMAND::matcher)
                .filter(Matcher::matches)
                .filter(command -> command.group(2) != null)
                .map(command -> read(command.group(2)))
                .toList();

        assertThat(files).contains("a b/c,d:e%/Odd#.java", "src/main/java/com/acme/Größe.java", "hexagon-baseline.txt");
    }

    @Test
    void a_problem_has_the_place_that_it_begins_with() {
        String commands = ReportFormat.GITHUB.problems(List.of(
                "a,b.txt:7: line 9: is wrong", "hexagon.properties: no class was found", "C:\\a.txt:7: it is wrong"));

        assertThat(commands).isEqualTo("""
                ::error file=a%2Cb.txt,line=7,title=the rules could not be run::a,b.txt:7: line 9: is wrong
                ::error title=the rules could not be run::hexagon.properties: no class was found
                ::error title=the rules could not be run::C:\\a.txt:7: it is wrong
                """);
    }

    @Test
    void writes_no_more_than_github_keeps_and_says_how_many_more_there_are() {
        List<String> all = written(Sample.many(50), ReportFormat.GITHUB).lines().toList();
        List<String> limited =
                written(Sample.many(600), ReportFormat.GITHUB).lines().toList();

        assertThat(all).hasSize(50).allMatch(line -> line.startsWith("::error "));
        assertThat(limited)
                .hasSize(50)
                .last()
                .asString()
                .startsWith("::notice title=architecture::551 more are in the reports of the other formats");
    }

    @Test
    void writes_what_fails_the_run_before_warnings() {
        List<String> levels = written(Sample.odd(), ReportFormat.GITHUB)
                .lines()
                .map(line -> line.substring(2, line.indexOf(' ')))
                .distinct()
                .toList();

        assertThat(levels).containsExactly("error", "warning");
    }

    @Test
    void leaves_out_what_is_known() {
        String commands = written(Sample.odd(), ReportFormat.GITHUB);

        assertThat(commands).doesNotContain("Old uses Row", "Wise uses Row");
    }

    @Test
    void says_nothing_where_nothing_is_wrong() {
        Report report = new Report("com.acme", List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

        assertThat(written(report, ReportFormat.GITHUB)).isEmpty();
    }

    private static String read(String property) {
        return property.replace("%2C", ",")
                .replace("%3A", ":")
                .replace("%0A", "\n")
                .replace("%25", "%");
    }
}
