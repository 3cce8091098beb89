package io.masthead.architecture;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Output of a report.
 *
 * @param format the format
 * @param file the file; empty for the output of whoever writes it
 */
public record ReportOutput(ReportFormat format, Optional<Path> file) {

    /**
     * {@return the output that a text like {@code sarif=build/hexagon.sarif} or {@code text} names}
     *
     * @param typed the text
     * @throws IllegalArgumentException if there is no such format, or no file behind the equals sign
     */
    public static ReportOutput parse(String typed) {
        int equals = typed.indexOf('=');
        String name = equals < 0 ? typed : typed.substring(0, equals);
        ReportFormat format = Arrays.stream(ReportFormat.values())
                .filter(known -> name(known).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no format `" + name + "`, but "
                        + Arrays.stream(ReportFormat.values())
                                .map(ReportOutput::name)
                                .collect(Collectors.joining(", "))));
        if (equals == typed.length() - 1) {
            throw new IllegalArgumentException("no file is behind `" + typed + "`");
        }
        return new ReportOutput(
                format, equals < 0 ? Optional.empty() : Optional.of(Path.of(typed.substring(equals + 1))));
    }

    /**
     * Writes a report.
     *
     * @param report the report
     * @param out receives it if there is no file
     * @throws Misconfigured if the file cannot be written
     */
    public void write(Report report, Consumer<String> out) {
        StringBuilder text = new StringBuilder();
        try {
            format.write(report, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        write(text.toString(), out);
    }

    /**
     * Writes the problems that prevent a run, if the format has a form for them.
     *
     * @param problems a sentence for each problem
     * @param out receives them if there is no file
     * @throws Misconfigured if the file cannot be written
     */
    public void write(List<String> problems, Consumer<String> out) {
        String text = format.problems(problems);
        if (!text.isEmpty()) {
            write(text, out);
        }
    }

    private void write(String text, Consumer<String> out) {
        file.ifPresentOrElse(target -> write(target, text), () -> out.accept(text));
    }

    private static void write(Path file, String text) {
        try {
            Path target = file.toAbsolutePath();
            if (target.getParent() != null) {
                Files.createDirectories(target.getParent());
            }
            Files.writeString(target, text);
        } catch (IOException failed) {
            throw new Misconfigured(
                    List.of(file + ": the report cannot be written (" + failed + "); name a file that can be"));
        }
    }

    private static String name(ReportFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
