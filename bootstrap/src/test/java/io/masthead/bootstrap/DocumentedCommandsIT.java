package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Types the commands that the documentation shows into one shell, in their order, beside the jar, and compares what they
 * print. In what a page shows, an ellipsis stands for any text, and a time for any time.
 */
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings("MethodName")
class DocumentedCommandsIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CONSOLE = Pattern.compile("(?ms)^```console\n(.*?)^```");
    private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z";
    private static final String JAR = "bootstrap/target/masthead.jar";
    private static final String MARK = "------";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/api.md"})
    void commands_print_what_the_page_shows(String page) throws Exception {
        List<Step> steps = steps(Files.readString(ROOT.resolve(page)));
        assertThat(steps).isNotEmpty();

        List<String> printed;
        try (ServiceProcess service = ServiceProcess.start(directory, Map.of())) {
            printed = run(steps, service.awaitReady().address());
        }

        assertThat(printed).hasSameSizeAs(steps);
        assertSoftly(all -> IntStream.range(0, steps.size())
                .forEach(i -> all.assertThat(printed.get(i))
                        .as(steps.get(i).command())
                        .matches(steps.get(i).expected())));
    }

    private List<String> run(List<Step> steps, String address) throws IOException, InterruptedException {
        String script = steps.stream()
                .map(Step::command)
                .collect(Collectors.joining("\nprintf '\\n" + MARK + "\\n'\n"))
                .replace("localhost:8000", address)
                .replace("java -jar " + JAR, ServiceProcess.JAVA + " " + String.join(" ", ExtractedJar.options()));
        Path output = directory.resolve("output");
        Process shell = new ProcessBuilder("bash", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(shell.waitFor()).as(() -> read(output)).isZero();
        return Stream.of(read(output)
                        .replace("http://" + address, "http://localhost:8000")
                        .split(MARK + "\n", -1))
                .map(DocumentedCommandsIT::withoutOuterSpace)
                .toList();
    }

    private static List<Step> steps(String page) {
        List<Step> steps = new ArrayList<>();
        CONSOLE.matcher(page).results().forEach(block -> {
            for (String part : block.group(1).split("(?m)^\\$ ", -1)) {
                if (!part.isBlank()) {
                    steps.add(Step.of(part));
                }
            }
        });
        return steps;
    }

    private static String withoutOuterSpace(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** A command with its continuation lines, and the form of what it prints. */
    private record Step(String command, Pattern expected) {

        static Step of(String text) {
            List<String> lines = text.lines().toList();
            int end = 1;
            while (end < lines.size() && lines.get(end - 1).endsWith("\\")) {
                end++;
            }
            String shown = withoutOuterSpace(String.join("\n", lines.subList(end, lines.size())));
            String form = Stream.of(shown.replaceAll(INSTANT, "…").split("…", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*"));
            return new Step(String.join("\n", lines.subList(0, end)), Pattern.compile(form));
        }
    }
}
