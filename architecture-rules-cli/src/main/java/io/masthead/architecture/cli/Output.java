package io.masthead.architecture.cli;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Output of a report.
 *
 * @param format the format
 * @param file the file; empty for the standard output
 */
record Output(ReportFormat format, Optional<Path> file) {

    void write(Report report, PrintWriter out) {
        StringBuilder text = new StringBuilder();
        try {
            format.write(report, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        write(text, out);
    }

    void write(List<String> problems, PrintWriter out) {
        String text = format.problems(problems);
        if (!text.isEmpty()) {
            write(text, out);
        }
    }

    private void write(CharSequence text, PrintWriter out) {
        if (file.isEmpty()) {
            out.print(text);
            out.flush();
        } else {
            write(file.get(), text);
        }
    }

    private static void write(Path file, CharSequence text) {
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

    /** Parses an option like {@code sarif=build/hexagon.sarif}. */
    static final class Converter implements ITypeConverter<Output> {

        @Override
        public Output convert(String typed) {
            int equals = typed.indexOf('=');
            String name = equals < 0 ? typed : typed.substring(0, equals);
            ReportFormat format = Arrays.stream(ReportFormat.values())
                    .filter(known -> name(known).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no format `" + name + "`, but "
                            + Arrays.stream(ReportFormat.values())
                                    .map(Converter::name)
                                    .collect(Collectors.joining(", "))));
            if (equals == typed.length() - 1) {
                throw new TypeConversionException("no file is behind `" + typed + "`");
            }
            return new Output(
                    format, equals < 0 ? Optional.empty() : Optional.of(Path.of(typed.substring(equals + 1))));
        }

        private static String name(ReportFormat format) {
            return format.name().toLowerCase(Locale.ROOT);
        }
    }
}
