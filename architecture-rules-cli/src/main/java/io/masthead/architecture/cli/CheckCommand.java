package io.masthead.architecture.cli;

import io.masthead.architecture.Hexagon;
import io.masthead.architecture.ReportOutput;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Command that checks classes and writes reports in one or more formats. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks compiled classes against the rules.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:no rule is violated",
            "1:rules are violated, or the baseline is out of date",
            "2:the rules could not be run"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CLASSES",
            description = "Directories of classes and jars; without any, those that the configuration names.")
    private List<Path> classes = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; by default hexagon.properties here or in the nearest directory above.")
    private @Nullable Path config;

    @Mixin
    private ClassPathOption classPath;

    @Option(
            names = "--format",
            paramLabel = "FORMAT[=FILE]",
            converter = OutputConverter.class,
            description = "text (the default), json, sarif, junit, github or markdown; may be given several times.")
    private List<ReportOutput> outputs = new ArrayList<>();

    @Option(names = "--update-baseline", description = "Writes what is found as the new baseline.")
    private boolean update;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<ReportOutput> requested =
                outputs.isEmpty() ? List.of(new ReportOutput(ReportFormat.TEXT, Optional.empty())) : outputs;
        try {
            Report report = report();
            requested.forEach(output -> output.write(report, text -> print(out, text)));
            return report.isClean() ? Main.CLEAN : Main.BROKEN;
        } catch (Misconfigured failed) {
            requested.forEach(output -> output.write(failed.problems(), text -> print(out, text)));
            throw failed;
        }
    }

    private static void print(PrintWriter out, String text) {
        out.print(text);
        out.flush();
    }

    private Report report() {
        Hexagon configured = config == null ? Hexagon.found() : Hexagon.configured(config);
        Hexagon hexagon = classes.isEmpty() ? configured : configured.over(classes);
        classPath.use();
        Report report = update ? hexagon.updateBaseline() : hexagon.check();
        tellUnresolved(hexagon.unresolvedTypes());
        hexagon.uncheckedClasses().ifPresent(spec.commandLine().getErr()::println);
        return report;
    }

    private void tellUnresolved(List<String> types) {
        if (!types.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println((types.size() == 1 ? "1 type" : types.size() + " types")
                            + " that classes extend or are annotated with cannot be resolved, like " + types.get(0)
                            + ": what they extend in turn is not known; name their jars by --classpath.");
        }
    }

    /** Converts what is behind {@code --format}. */
    private static final class OutputConverter implements ITypeConverter<ReportOutput> {

        @Override
        public ReportOutput convert(String typed) {
            try {
                return ReportOutput.parse(typed);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }
}
