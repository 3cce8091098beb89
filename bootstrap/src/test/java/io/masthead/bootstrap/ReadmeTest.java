package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Types the tour of the README into a shell, and compares the answers. */
@SuppressWarnings("MethodName")
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final String BLOCK = "```console\n";
    private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z";

    @Test
    void the_tour_gives_what_the_readme_shows() throws Exception {
        assumeThat(isInstalled("curl")).as("curl is installed").isTrue();
        String readme = Files.readString(README);
        int start = readme.indexOf(BLOCK) + BLOCK.length();
        String tour = readme.substring(start, readme.indexOf("```", start));
        List<String> commands = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (String line : tour.lines().toList()) {
            if (line.startsWith("$ ")) {
                commands.add(line.substring(2));
            } else if (line.startsWith("    ")) {
                commands.add(line);
            } else {
                answers.add(line);
            }
        }
        assertThat(answers).hasSizeGreaterThan(3);

        try (RunningService service = RunningService.start(Map.of())) {
            // Each answer ends without a line break, so one is added to be able to compare by lines.
            String script = commands.stream()
                    .map(command -> command.startsWith("curl") ? "echo; " + command : command)
                    .collect(Collectors.joining("\n"))
                    .replace("localhost:8000", service.http().address());
            String printed = run("bash", "-e", "-c", script).strip();

            assertThat(masked(printed)).isEqualTo(masked(String.join("\n", answers)));
        }
    }

    private static String masked(String text) {
        return text.replaceAll(INSTANT, "<instant>");
    }

    private static boolean isInstalled(String program) throws IOException, InterruptedException {
        return !run("bash", "-c", "command -v " + program + " || true").isBlank();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
