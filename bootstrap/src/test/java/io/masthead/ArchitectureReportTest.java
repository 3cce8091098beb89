package io.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.architecture.Hexagon;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportFormat;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Writes the report of the architecture rules to target/architecture, and its diagram to docs/architecture.md. */
@SuppressWarnings("MethodName")
class ArchitectureReportTest {

    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final Path KEPT = Path.of("target", "architecture");
    private static final Pattern DIAGRAM = Pattern.compile("```mermaid\n.*?```\n", Pattern.DOTALL);
    private static final Pattern NUMBERS = Pattern.compile("\\|\\d+\\||<br/>\\d+");
    private static final String COMMAND = "./mvnw -pl bootstrap -am verify -DskipITs -Dtest=ArchitectureReportTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Ddiagram.write=true";

    private final Report report = Hexagon.found().check();

    @Test
    void the_diagram_of_the_architecture_is_what_the_code_is() throws IOException {
        String diagram = NUMBERS.matcher(diagramIn(kept(ReportFormat.MARKDOWN, "architecture.md")))
                .replaceAll("")
                .replaceFirst("Numbers are pairs of classes. ", "");
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("diagram.write")) {
            Files.writeString(PAGE, DIAGRAM.matcher(page).replaceFirst(Matcher.quoteReplacement(diagram)));
        }

        assertThat(diagramIn(Files.readString(PAGE)))
                .as("docs/architecture.md; if the change is meant, this writes the diagram anew: %s", COMMAND)
                .isEqualTo(diagram);
    }

    @Test
    void what_tools_read_is_kept() throws IOException {
        assertThat(kept(ReportFormat.SARIF, "architecture.sarif")).contains("\"2.1.0\"");
    }

    private String kept(ReportFormat format, String name) throws IOException {
        Path file = Files.createDirectories(KEPT).resolve(name);
        try (Writer writer = Files.newBufferedWriter(file)) {
            format.write(report, writer);
        }
        return Files.readString(file);
    }

    private static String diagramIn(String markdown) {
        Matcher diagram = DIAGRAM.matcher(markdown);
        assertThat(diagram.find()).isTrue();
        return diagram.group();
    }
}
